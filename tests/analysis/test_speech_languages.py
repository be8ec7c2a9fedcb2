"""Who says what in the languages beside German and English, and whom a source means."""

import pytest
from spoken import document, words

from stemma.analysis.attributions import find_attributions


def told(code, text):
    """Source, content, stance and speaker of every attribution of the text."""
    return [
        (words(text, a.source), words(text, a.content), a.stance, a.speaker)
        for a in find_attributions(document(code, text))
    ]


SPANISH = [
    (
        "«No hay peligro», aseguró el alcalde de Lugones, Martín Osorio.",
        [("el alcalde de Lugones, Martín Osorio", "«No hay peligro»", "says", "Martín Osorio")],
    ),
    (
        '"El agua bajará mañana", dijo a EFE la portavoz de Protección Civil, Ana Rueda.',
        [
            (
                "la portavoz de Protección Civil, Ana Rueda",
                '"El agua bajará mañana"',
                "says",
                "Ana Rueda",
            )
        ],
    ),
    (
        "El puente resistirá, según informó el viernes la Guardia Civil.",
        [("la Guardia Civil", "El puente resistirá", "says", "Guardia Civil")],
    ),
    (
        "Tres personas murieron, según el ministro del Interior, Luis Prado.",
        [("el ministro del Interior, Luis Prado", "Tres personas murieron", "says", "Luis Prado")],
    ),
    (
        "Según explicó a los periodistas el jefe de bomberos de Gijón, Raúl Soto, el fuego está controlado.",
        [
            (
                "el jefe de bomberos de Gijón, Raúl Soto",
                "el fuego está controlado",
                "says",
                "Raúl Soto",
            )
        ],
    ),
    (
        "La ministra de Sanidad, Elena Vidal, que visitó la zona, negó que falten camas.",
        [
            (
                "La ministra de Sanidad, Elena Vidal, que visitó la zona",
                "que falten camas",
                "denies",
                "Elena Vidal",
            )
        ],
    ),
    (
        "El lunes, el portavoz del Gobierno afirmó que no habrá elecciones.",
        [("el portavoz del Gobierno", "que no habrá elecciones", "says", "portavoz del Gobierno")],
    ),
    (
        "Marta Rey visitó la obra. Añadió que el túnel abrirá en mayo.",
        [("Marta Rey", "que el túnel abrirá en mayo", "says", "Marta Rey")],
    ),
    (
        "Se espera que el río baje el martes.",
        [("", "que el río baje el martes", "says", None)],
    ),
    (
        "Se estima que hay 300 heridos.",
        [("", "que hay 300 heridos", "estimates", None)],
    ),
    (
        "Como señaló la alcaldesa, el puente es seguro.",
        [("la alcaldesa", "el puente es seguro", "says", "alcaldesa")],
    ),
    (
        "Así lo confirmó este martes el Ministerio de Defensa.",
        [("el Ministerio de Defensa", "Así", "confirms", "Ministerio de Defensa")],
    ),
    (
        "El presidente Juan Vela acusó a la empresa de ocultar los datos.",
        [("El presidente Juan Vela", "a la empresa de ocultar los datos", "accuses", "Juan Vela")],
    ),
    (
        "Fuentes policiales confirmaron a este diario que el detenido es menor.",
        [("Fuentes policiales", "que el detenido es menor", "confirms", "Fuentes policiales")],
    ),
    (
        "El puente se cayó el lunes por la noche.",
        [],
    ),
    (
        "El segundo tren llegó a la estación.",
        [],
    ),
    (
        "El año pasado Ana Rueda ganó el premio.",
        [],
    ),
    (
        "Según su portavoz, Ana Rueda, el puerto abrirá.",
        [("su portavoz, Ana Rueda", "el puerto abrirá", "says", "Ana Rueda")],
    ),
]
ITALIAN = [
    (
        "«Non c'è pericolo», ha detto il ministro dell'Interno Carlo Bassi.",
        [("il ministro dell'Interno Carlo Bassi", "«Non c'è pericolo»", "says", "Carlo Bassi")],
    ),
    (
        '"L\'acqua scenderà domani", ha spiegato venerdì il sindaco di Pavia, Luca Forte, a Radio Uno.',
        [("il sindaco di Pavia, Luca Forte", '"L\'acqua scenderà domani"', "says", "Luca Forte")],
    ),
    (
        "Secondo la Protezione civile, tre persone sono morte.",
        [("la Protezione civile", "tre persone sono morte", "says", "Protezione civile")],
    ),
    (
        "Tre persone sono morte, secondo quanto riferito dai carabinieri.",
        [("carabinieri", "Tre persone sono morte", "says", "carabinieri")],
    ),
    (
        "Lo ha reso noto la procura di Milano.",
        [("la procura di Milano", "Lo", "says", "procura di Milano")],
    ),
    (
        "Il portavoce della polizia, Marco Neri, ha smentito che l'uomo sia stato arrestato.",
        [
            (
                "Il portavoce della polizia, Marco Neri",
                "che l'uomo sia stato arrestato",
                "denies",
                "Marco Neri",
            )
        ],
    ),
    (
        "La ministra Anna Riva ha dichiarato all'Ansa che il ponte resterà chiuso.",
        [("La ministra Anna Riva", "che il ponte resterà chiuso", "says", "Anna Riva")],
    ),
    (
        "Maria Conti ha visitato il cantiere. Ha aggiunto che la galleria aprirà a maggio.",
        [("Maria Conti", "che la galleria aprirà a maggio", "says", "Maria Conti")],
    ),
    (
        "Come ha sottolineato il prefetto, la strada è sicura.",
        [("il prefetto", "la strada è sicura", "says", "prefetto")],
    ),
    (
        "Si prevede che il fiume scenda martedì.",
        [("", "che il fiume scenda martedì", "estimates", None)],
    ),
    (
        "Il sindacato Cgil chiede le dimissioni del ministro.",
        [("Il sindacato Cgil", "le dimissioni del ministro", "demands", "sindacato Cgil")],
    ),
    (
        "Stando alle autorità locali, i dispersi sono dodici.",
        [("autorità locali", "i dispersi sono dodici", "says", "autorità locali")],
    ),
    (
        "Il secondo treno è arrivato in stazione.",
        [],
    ),
    (
        "Il ponte è crollato lunedì notte.",
        [],
    ),
    (
        "Anna Riva ha vinto il premio.",
        [],
    ),
    (
        "Recentemente ha dichiarato che il ponte è sicuro.",
        [("", "che il ponte è sicuro", "says", None)],
    ),
]
FRENCH = [
    (
        "« Il n'y a pas de danger », a déclaré vendredi la porte-parole du ministère, Claire Vallon.",
        [
            (
                "la porte-parole du ministère, Claire Vallon",
                "« Il n'y a pas de danger »",
                "says",
                "Claire Vallon",
            )
        ],
    ),
    (
        "« L'eau baissera demain », a assuré à l'AFP le maire de Lens, Paul Renard.",
        [("le maire de Lens, Paul Renard", "« L'eau baissera demain »", "says", "Paul Renard")],
    ),
    (
        "Selon la préfecture du Nord, trois personnes sont mortes.",
        [("la préfecture du Nord", "trois personnes sont mortes", "says", "préfecture du Nord")],
    ),
    (
        "Trois personnes sont mortes, selon le ministre de l'Intérieur, Luc Morin.",
        [
            (
                "le ministre de l'Intérieur, Luc Morin",
                "Trois personnes sont mortes",
                "says",
                "Luc Morin",
            )
        ],
    ),
    (
        "Trois personnes sont mortes, a indiqué jeudi la gendarmerie dans un communiqué.",
        [("la gendarmerie", "Trois personnes sont mortes", "says", "gendarmerie")],
    ),
    (
        "Le porte-parole de la police, Marc Noir, a démenti que l'homme ait été arrêté.",
        [
            (
                "Le porte-parole de la police, Marc Noir",
                "que l'homme ait été arrêté",
                "denies",
                "Marc Noir",
            )
        ],
    ),
    (
        "Comme l'a expliqué le préfet, la route est sûre.",
        [("le préfet", "la route est sûre", "says", "préfet")],
    ),
    (
        "Il a ajouté que le tunnel ouvrirait en mai.",
        [("Il", "que le tunnel ouvrirait en mai", "says", None)],
    ),
    (
        "Anne Petit, qui dirige l'hôpital, affirme que les lits manquent.",
        [("Anne Petit, qui dirige l'hôpital", "que les lits manquent", "says", "Anne Petit")],
    ),
    (
        "Paris accuse Londres de bloquer l'accord.",
        [("Paris", "Londres de bloquer l'accord", "accuses", "Paris")],
    ),
    (
        "Le pont s'est effondré lundi soir.",
        [],
    ),
    (
        "Le maire a inauguré une école à Lens.",
        [],
    ),
    (
        "Les secours ont ouvert une enquête, selon eux.",
        [("eux", "Les secours ont ouvert une enquête", "says", None)],
    ),
]
PORTUGUESE = [
    (
        '"Não há perigo", garantiu o presidente da Câmara de Lagos, João Matos.',
        [("o presidente da Câmara de Lagos, João Matos", '"Não há perigo"', "says", "João Matos")],
    ),
    (
        '"A água vai baixar amanhã", disse à Lusa a porta-voz da Proteção Civil, Ana Reis.',
        [
            (
                "a porta-voz da Proteção Civil, Ana Reis",
                '"A água vai baixar amanhã"',
                "says",
                "Ana Reis",
            )
        ],
    ),
    (
        "Três pessoas morreram, segundo o ministro da Saúde, Luís Prado.",
        [("o ministro da Saúde, Luís Prado", "Três pessoas morreram", "says", "Luís Prado")],
    ),
    (
        "Segundo avançou a GNR, o fogo está controlado.",
        [("a GNR", "o fogo está controlado", "says", "GNR")],
    ),
    (
        "De acordo com a polícia, dois homens foram detidos.",
        [("a polícia", "dois homens foram detidos", "says", "polícia")],
    ),
    (
        "Em declarações à Lusa, o autarca afirmou que a ponte é segura.",
        [("o autarca", "que a ponte é segura", "says", "autarca")],
    ),
    (
        "O porta-voz do Governo, Rui Neves, negou que faltem camas.",
        [("O porta-voz do Governo, Rui Neves", "que faltem camas", "denies", "Rui Neves")],
    ),
    (
        "Maria Reis visitou a obra. Acrescentou que o túnel abre em maio.",
        [("Maria Reis", "que o túnel abre em maio", "says", "Maria Reis")],
    ),
    (
        "A ministra revelou ainda que há 300 casos.",
        [("A ministra", "que há 300 casos", "says", "ministra")],
    ),
    (
        "O sindicato acusa a empresa de esconder os dados.",
        [("O sindicato", "a empresa de esconder os dados", "accuses", "sindicato")],
    ),
    (
        "O segundo turno foi no domingo.",
        [],
    ),
    (
        "A ponte caiu na segunda-feira à noite.",
        [],
    ),
    (
        '"O rio vai subir", alertou a directora do instituto, Rosa Lima.',
        [("a directora do instituto, Rosa Lima", '"O rio vai subir"', "warns", "Rosa Lima")],
    ),
]
DUTCH = [
    (
        '"Er is geen gevaar", zei burgemeester Jan de Wit van Breda.',
        [
            (
                "burgemeester Jan de Wit van Breda",
                '"Er is geen gevaar"',
                "says",
                "Jan de Wit van Breda",
            )
        ],
    ),
    (
        '"Het water zakt morgen", aldus een woordvoerder van de politie.',
        [
            (
                "een woordvoerder van de politie",
                '"Het water zakt morgen"',
                "says",
                "woordvoerder van de politie",
            )
        ],
    ),
    (
        "Volgens de brandweer zijn drie mensen omgekomen.",
        [("de brandweer", "zijn drie mensen omgekomen", "says", "brandweer")],
    ),
    (
        "Er zijn drie mensen omgekomen, meldt de politie vrijdag.",
        [("de politie", "Er zijn drie mensen omgekomen", "says", "politie")],
    ),
    (
        "De minister van Justitie, Els Bakker, ontkende dat er bedden tekort zijn.",
        [
            (
                "De minister van Justitie, Els Bakker",
                "dat er bedden tekort zijn",
                "denies",
                "Els Bakker",
            )
        ],
    ),
    (
        "Zij voegde eraan toe dat de tunnel in mei opengaat.",
        [("Zij", "dat de tunnel in mei opengaat", "says", None)],
    ),
    (
        "Het ministerie bevestigt dat de man is aangehouden.",
        [("Het ministerie", "dat de man is aangehouden", "confirms", "ministerie")],
    ),
    (
        "Dat zei premier Kees Vos vrijdag tegen persbureau ANP.",
        [("premier Kees Vos", "Dat", "says", "Kees Vos")],
    ),
    (
        "De vakbond eist hogere lonen.",
        [("De vakbond", "hogere lonen", "demands", "vakbond")],
    ),
    (
        "De brug stortte maandag in.",
        [],
    ),
    (
        "De brandweer laat weten dat het vuur onder controle is.",
        [("De brandweer", "dat het vuur onder controle is", "says", "brandweer")],
    ),
    (
        '"Wij blijven", aldus wethouder Mia Smit.',
        [("wethouder Mia Smit", '"Wij blijven"', "says", "Mia Smit")],
    ),
]
POLISH = [
    (
        "„Nie ma zagrożenia”, powiedział rzecznik policji Jan Nowak.",
        [("rzecznik policji Jan Nowak", "„Nie ma zagrożenia”", "says", "Jan Nowak")],
    ),
    (
        "– Woda opadnie jutro – powiedziała PAP rzeczniczka straży pożarnej Anna Kruk.",
        [("rzeczniczka straży pożarnej Anna Kruk", "Woda opadnie jutro", "says", "Anna Kruk")],
    ),
    (
        "Według policji zginęły trzy osoby.",
        [("policji", "zginęły trzy osoby", "says", "policji")],
    ),
    (
        "Zginęły trzy osoby, poinformował w piątek rzecznik wojewody.",
        [("rzecznik wojewody", "Zginęły trzy osoby", "says", "rzecznik wojewody")],
    ),
    (
        "Jak poinformowała w piątek prokuratura, mężczyzna został zatrzymany.",
        [("prokuratura", "mężczyzna został zatrzymany", "says", "prokuratura")],
    ),
    (
        "Zdaniem ministra zdrowia Piotra Lisa łóżek nie zabraknie.",
        [("ministra zdrowia Piotra Lisa", "łóżek nie zabraknie", "says", "Piotra Lisa")],
    ),
    (
        "Minister zaprzeczył, że brakuje łóżek.",
        [("Minister", "że brakuje łóżek", "denies", "Minister")],
    ),
    (
        "Maria Kos odwiedziła budowę. Dodała, że tunel zostanie otwarty w maju.",
        [("Maria Kos", "że tunel zostanie otwarty w maju", "says", "Maria Kos")],
    ),
    (
        "Związek żąda podwyżek.",
        [("Związek", "podwyżek", "demands", "Związek")],
    ),
    (
        "Rzecznik rządu Adam Wilk zapowiedział, że most zostanie zamknięty.",
        [("Rzecznik rządu Adam Wilk", "że most zostanie zamknięty", "announces", "Adam Wilk")],
    ),
    (
        "Szacuje się, że rannych jest 300 osób.",
        [("", "że rannych jest 300 osób", "estimates", None)],
    ),
    (
        "Most zawalił się w poniedziałek w nocy.",
        [],
    ),
    (
        "Prokuratura nie potwierdza tych doniesień.",
        [("Prokuratura", "tych doniesień", "not_confirmed", "Prokuratura")],
    ),
    (
        "Minister oskarżył firmę o ukrywanie danych.",
        [("Minister", "firmę o ukrywanie danych", "accuses", "Minister")],
    ),
]
RUSSIAN = [
    (
        "«Опасности нет», — сообщил пресс-секретарь губернатора Иван Петров.",
        [("пресс-секретарь губернатора Иван Петров", "«Опасности нет»", "says", "Иван Петров")],
    ),
    (
        "По словам мэра Ивана Петрова, вода спадёт завтра.",
        [("мэра Ивана Петрова", "вода спадёт завтра", "says", "Ивана Петрова")],
    ),
    (
        "По данным МЧС, погибли три человека.",
        [("МЧС", "погибли три человека", "says", "МЧС")],
    ),
    (
        "Погибли три человека, сообщила в пятницу полиция.",
        [("полиция", "Погибли три человека", "says", "полиция")],
    ),
    (
        "Как сообщил ТАСС представитель ведомства, мост закрыт.",
        [("представитель ведомства", "мост закрыт", "says", "представитель ведомства")],
    ),
    (
        "Об этом сообщил министр здравоохранения Пётр Лисин.",
        [("министр здравоохранения Пётр Лисин", "Об этом", "says", "Пётр Лисин")],
    ),
    (
        "Министр опроверг, что коек не хватает.",
        [("Министр", "что коек не хватает", "denies", "Министр")],
    ),
    (
        "Мария Косова посетила стройку. Она добавила, что тоннель откроют в мае.",
        [("Она", "что тоннель откроют в мае", "says", "Мария Косова")],
    ),
    (
        "Профсоюз требует повышения зарплат.",
        [("Профсоюз", "повышения зарплат", "demands", "Профсоюз")],
    ),
    (
        "Ожидается, что вода спадёт во вторник.",
        [("", "что вода спадёт во вторник", "estimates", None)],
    ),
    (
        "Мост обрушился в понедельник ночью.",
        [],
    ),
    (
        "В мэрии сообщили, что дорога закрыта.",
        [("В мэрии", "что дорога закрыта", "says", "мэрии")],
    ),
    (
        "Компания отрицает обвинения.",
        [("Компания", "обвинения", "denies", "Компания")],
    ),
    (
        "Погибли трое, сообщила полиция; вчера было двое.",
        [("полиция", "Погибли трое", "says", "полиция")],
    ),
]
UKRAINIAN = [
    (
        "«Небезпеки немає», — повідомив речник поліції Іван Петренко.",
        [("речник поліції Іван Петренко", "«Небезпеки немає»", "says", "Іван Петренко")],
    ),
    (
        "За словами мера Івана Петренка, вода спаде завтра.",
        [("мера Івана Петренка", "вода спаде завтра", "says", "Івана Петренка")],
    ),
    (
        "За даними ДСНС, загинули троє людей.",
        [("ДСНС", "загинули троє людей", "says", "ДСНС")],
    ),
    (
        "Загинули троє людей, повідомила в п'ятницю поліція.",
        [("поліція", "Загинули троє людей", "says", "поліція")],
    ),
    (
        "Як повідомив Укрінформу представник відомства, міст закрито.",
        [("представник відомства", "міст закрито", "says", "представник відомства")],
    ),
    (
        "Про це повідомив міністр охорони здоров'я Петро Лисенко.",
        [("міністр охорони здоров'я Петро Лисенко", "Про це", "says", "Петро Лисенко")],
    ),
    (
        "Міністр спростував, що ліжок бракує.",
        [("Міністр", "що ліжок бракує", "denies", "Міністр")],
    ),
    (
        "Марія Косова відвідала будову. Вона додала, що тунель відкриють у травні.",
        [("Вона", "що тунель відкриють у травні", "says", "Марія Косова")],
    ),
    (
        "Профспілка вимагає підвищення зарплат.",
        [("Профспілка", "підвищення зарплат", "demands", "Профспілка")],
    ),
    (
        "Згідно зі звітом ООН, 4000 людей покинули домівки.",
        [("звітом ООН", "4000 людей покинули домівки", "says", "звітом ООН")],
    ),
    (
        "Міст обвалився в понеділок уночі.",
        [],
    ),
    (
        "У мерії повідомили, що дорогу закрито.",
        [("У мерії", "що дорогу закрито", "says", "мерії")],
    ),
    (
        "Компанія заперечує звинувачення.",
        [("Компанія", "звинувачення", "denies", "Компанія")],
    ),
    (
        "Очікується, що вода спаде у вівторок.",
        [("", "що вода спаде у вівторок", "estimates", None)],
    ),
    (
        "Загинули троє, підтвердили нам у поліції; учора було двоє.",
        [("у поліції", "Загинули троє", "confirms", "поліції")],
    ),
]
ROMANIAN = [
    (
        "„Nu există pericol”, a spus purtătorul de cuvânt al poliției, Ion Munteanu.",
        [
            (
                "purtătorul de cuvânt al poliției, Ion Munteanu",
                "„Nu există pericol”",
                "says",
                "Ion Munteanu",
            )
        ],
    ),
    (
        "„Apa va scădea mâine”, a declarat vineri pentru Agerpres primarul din Arad, Dan Popa.",
        [("primarul din Arad, Dan Popa", "„Apa va scădea mâine”", "says", "Dan Popa")],
    ),
    (
        "Potrivit poliției, trei persoane au murit.",
        [("poliției", "trei persoane au murit", "says", "poliției")],
    ),
    (
        "Trei persoane au murit, a anunțat vineri Ministerul de Interne.",
        [("Ministerul de Interne", "Trei persoane au murit", "announces", "Ministerul de Interne")],
    ),
    (
        "Conform unui raport al ONU, 4.000 de oameni au fugit.",
        [("unui raport al ONU", "4.000 de oameni au fugit", "says", "ONU")],
    ),
    (
        "Ministrul Sănătății, Ana Lupu, a negat că lipsesc paturi.",
        [("Ministrul Sănătății, Ana Lupu", "că lipsesc paturi", "denies", "Ana Lupu")],
    ),
    (
        "Sindicatul cere majorarea salariilor.",
        [("Sindicatul", "majorarea salariilor", "demands", "Sindicatul")],
    ),
    (
        "Maria Radu a vizitat șantierul. Ea a adăugat că tunelul se va deschide în mai.",
        [("Ea", "că tunelul se va deschide în mai", "says", "Maria Radu")],
    ),
    (
        "Premierul a precizat că podul rămâne închis.",
        [("Premierul", "că podul rămâne închis", "says", "Premierul")],
    ),
    (
        "După cum a explicat prefectul, drumul este sigur.",
        [("prefectul", "drumul este sigur", "says", "prefectul")],
    ),
    (
        "Podul s-a prăbușit luni noaptea.",
        [],
    ),
    (
        "Se estimează că sunt 300 de răniți.",
        [("", "că sunt 300 de răniți", "estimates", None)],
    ),
    (
        "Primarul l-a acuzat pe prefect de minciună.",
        [("Primarul", "pe prefect de minciună", "accuses", "Primarul")],
    ),
    (
        "Ana Lupu a câștigat premiul.",
        [],
    ),
]
TURKISH = [
    (
        "“Tehlike yok” dedi Vali Ahmet Kaya.",
        [("Vali Ahmet Kaya", "“Tehlike yok”", "says", "Ahmet Kaya")],
    ),
    (
        "Vali Ahmet Kaya, köprünün cuma günü açılacağını söyledi.",
        [("Vali Ahmet Kaya", "köprünün cuma günü açılacağını", "says", "Ahmet Kaya")],
    ),
    (
        "Bakanlık, üç kişinin öldüğünü doğruladı.",
        [("Bakanlık", "üç kişinin öldüğünü", "confirms", "Bakanlık")],
    ),
    (
        "Polise göre üç kişi öldü.",
        [("Polise", "üç kişi öldü", "says", "Polise")],
    ),
    (
        'Belediye Başkanı Ayşe Demir, "Su yarın çekilecek" ifadelerini kullandı.',
        [("Belediye Başkanı Ayşe Demir", '"Su yarın çekilecek"', "says", "Ayşe Demir")],
    ),
    (
        "Sendika, maaşların artırılmasını talep etti.",
        [("Sendika", "maaşların artırılmasını", "demands", "Sendika")],
    ),
    (
        "Şirket iddiaları yalanladı.",
        [("Şirket", "iddiaları", "denies", "Şirket")],
    ),
    (
        "Köprü pazartesi günü yeniden açıldı.",
        [],
    ),
]
VIETNAMESE = [
    (
        "Theo cảnh sát, ba người đã thiệt mạng.",
        [("cảnh sát", "ba người đã thiệt mạng", "says", "cảnh sát")],
    ),
    (
        "Người phát ngôn Bộ Y tế Trần Lan cho biết bệnh viện không thiếu giường.",
        [("Người phát ngôn Bộ Y tế Trần Lan", "bệnh viện không thiếu giường", "says", "Trần Lan")],
    ),
    (
        '"Không có nguy hiểm", thị trưởng Nguyễn Văn Bình nói.',
        [("thị trưởng Nguyễn Văn Bình", '"Không có nguy hiểm"', "says", "Nguyễn Văn Bình")],
    ),
    (
        "Bộ Quốc phòng phủ nhận thông tin này.",
        [("Bộ Quốc phòng", "thông tin này", "denies", "Bộ Quốc phòng")],
    ),
    (
        "Công ty xác nhận hai công nhân bị thương.",
        [("Công ty", "hai công nhân bị thương", "confirms", "Công ty")],
    ),
    (
        "Công đoàn yêu cầu tăng lương.",
        [("Công đoàn", "tăng lương", "demands", "Công đoàn")],
    ),
    (
        "Bà nhấn mạnh rằng cầu vẫn an toàn.",
        [("Bà", "rằng cầu vẫn an toàn", "says", None)],
    ),
    (
        "Cây cầu mở cửa trở lại hôm thứ Hai.",
        [],
    ),
]
TABLES = {
    "es": SPANISH,
    "it": ITALIAN,
    "fr": FRENCH,
    "pt": PORTUGUESE,
    "nl": DUTCH,
    "pl": POLISH,
    "ru": RUSSIAN,
    "uk": UKRAINIAN,
    "ro": ROMANIAN,
    "tr": TURKISH,
    "vi": VIETNAMESE,
}


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [(code, text, expected) for code, rows in TABLES.items() for text, expected in rows],
)
def test_who_says_what(code, text, expected):
    assert told(code, text) == expected


TOLD_TO = [
    ("es", '"El agua bajará", dijo a EFE la portavoz del puerto, Ana Rueda.', "EFE"),
    ("pl", "– Woda opadnie jutro – powiedziała PAP rzeczniczka Anna Kruk.", "PAP"),
    ("ru", "Как сообщил ТАСС представитель ведомства, мост закрыт.", "ТАСС"),
    ("ro", "„Apa va scădea”, a declarat vineri pentru Agerpres primarul Dan Popa.", "Agerpres"),
    ("es", '"El agua bajará", dijo la portavoz del puerto, Ana Rueda.', None),
]


@pytest.mark.parametrize(("code", "text", "expected"), TOLD_TO)
def test_the_agency_that_was_told(code, text, expected):
    (found,) = find_attributions(document(code, text))
    assert found.via == expected


LEFT_OUT = [
    ("es", "Marta Rey visitó la obra. Ha llovido mucho. Añadió que el túnel abrirá.", ""),
    ("es", "Marta Rey dijo que vendrá. Añadió que el túnel abrirá en mayo.", "Marta Rey"),
    ("it", "Il sindaco ha detto che verrà. Ha aggiunto che piove.", "Il sindaco"),
    ("pt", "A ministra disse que vem. Acrescentou que chove.", "A ministra"),
    ("pl", "Minister powiedział, że przyjedzie. Dodał, że pada.", "Minister"),
]


@pytest.mark.parametrize(("code", "text", "expected"), LEFT_OUT)
def test_a_subject_left_out_is_who_spoke_before(code, text, expected):
    assert words(text, find_attributions(document(code, text))[-1].source) == expected
