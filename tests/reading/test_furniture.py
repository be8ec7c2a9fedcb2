"""Dumps of pages in many languages, line by line with the role of each line."""

from __future__ import annotations

import pytest

from stemma.reading.blocks import lay_out

KINDS = {
    "F": "furniture", "T": "title", "L": "lede", "B": "body", "H": "heading", "C": "caption",
    "Y": "byline", "D": "dateline", "R": "credit", "X": "correction",
}  # fmt: skip

PAGES = {
    "de, list in the middle and comments below": ("de", "Nordlicht Zeitung", """
F Nordlicht Zeitung
F Politik | Wirtschaft | Kultur | Sport
T Hafenbehörde stoppt den Ausbau der Westmole
Y Von Jette Harms, Husum
Y Stand: 04.03.2026, 18:10 Uhr
L Die Hafenbehörde hat den Ausbau der Westmole am Mittwoch bis auf Weiteres gestoppt. Grund sind Risse im Fundament.
F Lesen Sie auch: Wie sicher sind die Deiche?
B Nach Angaben der Behörde sind an drei Stellen Risse von bis zu vier Zentimetern gefunden worden.
H Streit um die Kosten
B Der Kreis will sich an den Mehrkosten nicht beteiligen. Das teilte Landrat Ove Petersen mit.
F Anzeige
B Wann die Arbeiten weitergehen, ist offen. Ein Gutachten soll im April vorliegen.
F Artikel drucken | Artikel teilen
F Kommentare (2)
F deichgraf77
F Das war doch abzusehen, die Mole ist seit Jahren kaputt und keiner tut etwas.
"""),
    "de, cookies and newsletter": ("de", None, """
F Zum Inhalt springen
F Diese Website verwendet Cookies, um Inhalte anzuzeigen.
T Feuerwehr löscht Brand in Sägewerk
L In einem Sägewerk bei Altenau ist in der Nacht ein Feuer ausgebrochen. Verletzt wurde niemand.
B Die Polizei schätzt den Schaden auf 300.000 Euro, wie eine Sprecherin am Morgen sagte.
F Unser Newsletter: jeden Morgen das Wichtigste
F Weitere Artikel aus der Region
F Sperrung auf der Harzstraße dauert an
F Skilift öffnet am Samstag
F © 2026 Verlag Oberharz GmbH
"""),
    "en, agency page": ("en", "Prairie Tribune", """
F Prairie Tribune
F Home   News   Sports   Obituaries   Classifieds
T Dam inspectors find cracks at Miller Creek
Y By CLARA ODELL
Y March 4, 2026
L Inspectors found cracks in the spillway of the Miller Creek dam on Tuesday, the county said.
F Advertisement
B The county engineer said that the cracks were no wider than two inches and posed no immediate danger.
F Story continues below advertisement
B Residents downstream were told to be ready to leave, according to Sheriff Dale Ruiz.
F Share this article
F Most Popular
F Bakery on Main Street to close after 60 years
F School board picks new superintendent
F Copyright 2026 Prairie Tribune. All rights reserved.
"""),
    "en, plain article has no furniture": ("en", None, """
T Council votes to keep ferry running
L The island council voted on Monday night to keep the winter ferry running for another year.
B Councillors were split seven to five. The deciding vote came from the mayor, Iris Tolland.
H What happens next
B The operator now has thirty days to accept the new terms, a spokeswoman said.
B "We will study the offer," she said.
"""),
    "es": ("es", "El Faro de Ribera", """
F El Faro de Ribera
F Portada | Nacional | Mundo | Deportes | Opinión
T Detenido un alcalde por el derrumbe del puente
Y Por Lucía Montes
Y Publicado el 3 de mayo de 2026 a las 10:45
L La policía detuvo este domingo al alcalde de Ribera por el derrumbe del puente viejo.
B Según la fiscalía, el ayuntamiento conocía desde enero los informes que advertían del riesgo.
F Publicidad
B La defensa sostiene que los informes nunca llegaron al despacho del alcalde.
F Noticias relacionadas
F Así era el puente de Ribera
F Los vecinos piden un ferri provisional
F Compartir en Facebook
F 34 comentarios
"""),
    "fr": ("fr", "La Dépêche des Vosges", """
F La Dépêche des Vosges
F À la une   Faits divers   Sport   Météo
T Le tunnel du col fermé pour trois mois
Y Par Margaux Thiéry
Y Publié le 2 février 2026 à 7h15
L Le tunnel du col est fermé depuis lundi à la circulation, après la chute d'un bloc de béton.
B La préfecture prévoit trois mois de travaux et une déviation de quarante kilomètres.
F À lire aussi : Les commerçants redoutent l'hiver
B Les maires des deux vallées demandent une aide de l'État, a indiqué l'un d'eux.
F Articles similaires
F Une avalanche coupe la route
F Abonnez-vous à notre newsletter
F Laisser un commentaire
"""),
    "it": ("it", None, """
F Cronaca | Politica | Esteri | Sport | Meteo
T Frana sulla statale, paese isolato
Y di Bruna Galli
L Una frana ha interrotto nella notte la statale e ha isolato il paese di Valscura.
B Secondo i vigili del fuoco non ci sono feriti, ma due auto sono rimaste bloccate.
F Pubblicità
B Il sindaco ha chiesto l'intervento dell'esercito per riaprire almeno una corsia.
F Potrebbe interessarti anche
F Maltempo, scuole chiuse in dodici comuni
F Condividi su WhatsApp
F Riproduzione riservata
"""),
    "pt": ("pt", "Diário da Foz", """
F Diário da Foz
F Início | Última Hora | País | Desporto
T Barragem fecha comportas após protesto
Y Por Inês Carvalho
Y Publicado em 12/04/2026 às 09:30
L A barragem da Foz fechou as comportas no sábado, depois de três dias de protesto dos pescadores.
B O ministério garante que o caudal mínimo será respeitado durante o mês de abril.
F Continua após a publicidade
B Os pescadores prometem voltar na segunda-feira se a água não subir.
F Notícias relacionadas
F Pesca do sável adiada
F Partilhe este artigo
F Todos os direitos reservados
"""),
    "nl": ("nl", "Waddenbode", """
F Waddenbode
F Voorpagina | Regio | Sport | Weer
T Veerboot vaart weer na storing
Y Door Femke de Jong
Y Gepubliceerd op 9 januari 2026 om 08:20
L De veerboot naar het eiland vaart sinds vrijdagochtend weer, nadat een storing aan de motor was verholpen.
B Volgens de rederij hebben ongeveer tweehonderd reizigers de nacht op het vasteland doorgebracht.
F Lees ook: Storm verwacht op zondag
B Een woordvoerder noemde de storing vervelend maar niet ongewoon in deze tijd van het jaar.
F Meest gelezen
F Zeehond gezien in de haven
F Deel dit artikel
F Reacties (7)
F visser12: eindelijk
"""),
    "pl": ("pl", "Echo Żuław", """
F Echo Żuław
F Kraj | Świat | Sport | Pogoda | Ogłoszenia
T Pożar składu drewna pod Elblągiem
Y Autor: Marta Wilk
Y Opublikowano: 14.02.2026, 06:50
L W nocy z piątku na sobotę spłonął skład drewna pod Elblągiem. Nikt nie ucierpiał.
B Strażacy z ośmiu jednostek gasili ogień przez sześć godzin, poinformował rzecznik straży.
F Reklama
B Przyczyny pożaru bada policja, a straty właściciel ocenił na dwa miliony złotych.
F Polecamy
F Lód na jeziorach jest jeszcze cienki
F Udostępnij na Facebooku
F Wszelkie prawa zastrzeżone
"""),
    "ru": ("ru", "Речной вестник", """
F Речной вестник
F Главная | Политика | Экономика | Происшествия | Спорт
T Паром сел на мель у Заречья
Y 5 марта 2026, 14:30
L Паром с сорока пассажирами сел на мель у Заречья в четверг утром. Никто не пострадал.
B По данным спасателей, судно снимут с мели до вечера, когда поднимется вода.
F Читайте также: Мост через реку закроют на ремонт
B Капитан парома объяснил случившееся густым туманом и слабым течением.
F Материалы по теме
F Что делать в тумане
F Подписывайтесь на наш канал в Telegram
F Комментарии (3)
F Иван: опять
"""),
    "uk": ("uk", "Озерний край", """
F Озерний край
F Головна | Новини | Політика | Спорт
T Рятувальники знайшли зниклих рибалок
Y 11 лютого 2026, 09:05
L Рятувальники знайшли трьох рибалок, які зникли на озері у вівторок увечері. Усі живі.
B За словами речника служби, чоловіки провели ніч на крижині за два кілометри від берега.
F Реклама
B Поліція нагадує, що виходити на лід у відлигу небезпечно для життя.
F Читайте також
F Скільки важить безпечний лід
F Підписуйтесь на наш канал у Telegram
"""),
    "vi": ("vi", "Báo Sông Đà", """
F Trang chủ | Thời sự | Thế giới | Thể thao
T Tàu hàng mắc cạn ở cửa sông
Y 12/03/2026 07:45
L Một tàu hàng chở 900 tấn xi măng đã mắc cạn ở cửa sông vào sáng sớm thứ năm.
B Cơ quan cảng vụ cho biết không có ai bị thương và tàu không bị rò rỉ dầu.
F Quảng cáo
B Việc kéo tàu ra khỏi bãi cạn dự kiến hoàn tất trong đêm nay khi triều lên.
F Tin liên quan
F Cảnh báo gió mạnh trên biển
F Chia sẻ   Bình luận (0)
"""),
    "tr": ("tr", "Kıyı Gazetesi", """
F Kıyı Gazetesi
F Ana Sayfa | Gündem | Ekonomi | Spor
T Feribot seferleri iptal edildi
Y 3 Mart 2026 Salı, 08:15
L Şiddetli rüzgâr nedeniyle körfezdeki feribot seferleri salı sabahı iptal edildi.
B Liman başkanlığı seferlerin rüzgâr yavaşlayınca yeniden başlayacağını duyurdu.
F İlgili haberler
F Okullara bir gün ara verildi
F Haberi paylaş
F Tüm hakları saklıdır.
"""),
    "sv": ("sv", "Skärgårdsbladet", """
F Skärgårdsbladet
F Nyheter | Sport | Kultur | Debatt
T Isbrytare fast utanför hamnen
Y Publicerad 6 februari 2026 kl. 11.20
L En isbrytare har sedan i natt legat fast i packisen utanför hamnen. Besättningen mår bra.
B Enligt rederiet väntas hjälp komma under fredagen när vinden har vänt.
F Annons
B Två tankfartyg ligger och väntar på att rännan ska öppnas igen, säger hamnkaptenen.
F Läs också: Kallaste veckan på tio år
F Mest läst
F Så lagar du en frusen brygga
F Följ oss på Facebook
"""),
    "cs": ("cs", "Podhorský deník", """
F Podhorský deník
F Zprávy | Krimi | Sport | Kultura
T Lavina zasypala silnici do údolí
Y Publikováno 8. února 2026, 10:05
L Lavina v noci zasypala silnici do údolí a odřízla čtyři osady. Nikdo nebyl zraněn.
B Podle horské služby napadlo za dva dny přes metr sněhu a nebezpečí trvá.
F Reklama
B Silničáři chtějí cestu uvolnit do nedělního rána, uvedl jejich mluvčí.
F Mohlo by vás zajímat
F Kde se dá ještě lyžovat
F Sdílet na Facebooku
"""),
    "ro": ("ro", "Gazeta Dunării", """
F Gazeta Dunării
F Acasă | Actualitate | Economie | Sport
T Bac blocat pe Dunăre din cauza ceții
Y Publicat la 7 martie 2026, ora 09:40
L Un bac cu treizeci de pasageri a rămas blocat sâmbătă dimineața pe Dunăre din cauza ceții.
B Potrivit căpităniei portului, nimeni nu a fost rănit și bacul va fi remorcat la prânz.
F Publicitate
B Circulația pe celelalte linii a fost reluată după ora zece, a precizat căpitănia.
F Citește și: Cod galben de ceață
F Cele mai citite
F Podul va fi gata în toamnă
F Distribuie pe Facebook
"""),
}  # fmt: skip


def _expected(table: str) -> tuple[str, list[tuple[str, str]]]:
    rows = [row for row in table.split("\n") if row]
    return "\n".join(row[2:] for row in rows), [(KINDS[row[0]], row[2:]) for row in rows]


@pytest.mark.parametrize("name", list(PAGES))
def test_roles_of_lines(name):
    language, outlet, table = PAGES[name]
    text, expected = _expected(table)
    layout = lay_out(text, None, outlet, language)
    found = [(b.kind, text[b.start : b.end]) for b in layout.blocks]
    assert found == expected


@pytest.mark.parametrize("name", list(PAGES))
def test_blank_lines_change_nothing(name):
    language, outlet, table = PAGES[name]
    text, expected = _expected(table)
    text = text.replace("\n", "\n\n")
    layout = lay_out(text, None, outlet, language)
    assert [(b.kind, text[b.start : b.end]) for b in layout.blocks] == expected


@pytest.mark.parametrize("name", list(PAGES))
def test_every_furniture_line_has_reasons_that_add_up(name):
    language, outlet, table = PAGES[name]
    text, expected = _expected(table)
    layout = lay_out(text, None, outlet, language)
    for (kind, line), reasons in zip(expected, layout.reasons, strict=True):
        if kind == "furniture":
            assert sum(r.weight for r in reasons) >= 10, line
            assert all(r.why for r in reasons)


@pytest.mark.parametrize(
    ("top", "outlet"),
    [
        ("Nordlicht Zeitung\nPolitik | Wirtschaft | Kultur | Sport", "Nordlicht Zeitung"),
        ("Nordlicht Zeitung | Politik | Wirtschaft | Sport", "Nordlicht Zeitung"),
        ("Politik | Wirtschaft | Kultur | Sport", None),
        ("Zum Inhalt springen\nPolitik | Wirtschaft | Kultur | Sport", None),
    ],
)
def test_the_outlet_is_read_from_the_top_of_the_page(top, outlet):
    rest = PAGES["de, cookies and newsletter"][2].split("\nT ")[1]
    text = top + "\n" + "\n".join(x[2:] if n else x for n, x in enumerate(rest.split("\n")))
    layout = lay_out(text, None, None, "de")
    assert (layout.title, layout.outlet) == ("Feuerwehr löscht Brand in Sägewerk", outlet)
