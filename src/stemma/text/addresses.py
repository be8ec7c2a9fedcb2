"""Addresses of pages: one form for every way in which one page is addressed."""

from __future__ import annotations

import re
from posixpath import normpath
from urllib.parse import SplitResult, unquote, urlsplit

from courlan import extract_domain, normalize_url

__all__ = ["canonical", "names_a_page"]

_ROUNDS = 8
_LONGEST = 8192
_BARE = re.compile(r"(?://)?[\w-]+(?:\.[\w-]+)+(?::\d+)?(?:/|$)")
# An address that carries the page's own: caches of AMP pages, and archives of pages.
_CARRIED = re.compile(
    r"""https?://(?:
        (?:www\.)?google\.[a-z.]+/amp/(?:s/)?
      | [\w-]+\.cdn\.ampproject\.org/(?:[a-z]{1,2}/)*
      | web\.archive\.org/web/\d+(?:[a-z]{2}_)?/
      | archive\.(?:today|is|ph|md|vn|li|fo)/(?:newest/|\d{4,14}/)
    )(?=[^/?#]*\.|https?:/)""",
    re.VERBOSE | re.IGNORECASE,
)
# Parameters that say how a reader came to a page and never which page it is.
_TRACKERS = re.compile(
    r"""(?:utm|at|mc|mtm|pk|piwik|hsa|stm|oly|vero|itm|mkt|wt|trk)_.*
      | _(?:ga|gl|gac|hsenc|hsmi|ke|openstat|branch_.*) | __(?:twitter_impression|source|tn__|xts__)
      | (?:fb|g|d|y|ys|tw|tt|msclk|rb_)clid | (?:msclk|wbra|gbra|gad|epi|irclick|igsh|mibext)id
      | gclsrc | igsh | guccounter | guce_referrer(?:_sig)? | ocid | xtor | ito | wtmc | wtzmc
      | wt\.[a-z_]+ | sara_ecid | cmpid | ncid | smid | smtyp | taid | spm | soc_(?:src|trk)
      | fb_(?:action.*|source|ref) | ref_(?:src|url) | xing_share | shareid | sref | gad_source
      | referr?er | amp_js_v | usqp | amp_gsa
    """,
    re.VERBOSE,
)
# Parameters that mean the same on most sites and a number of the page on some.
_WAYS = frozenset(
    {"ref", "source", "src", "from", "via", "share", "partner", "cid", "rss", "feature"}
)
_AMP = re.compile(r"amp(?:=(?:1|true|yes)?)?|outputtype=amp|output=amp|mode=amp", re.IGNORECASE)
_AMP_FILE = re.compile(r"(?<=[^.])(?:\.amp)+(\.html?)?$", re.IGNORECASE)
_TWINS = frozenset({"m", "mobile", "amp"})
_WORLD = re.compile(r"www\d{0,2}\Z")
_SLUG = re.compile(r"[\d_-]|\.\w+$")
_ESCAPE = re.compile("%([0-9A-Fa-f]{2})")
_PLAIN = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")


def canonical(url: str) -> str | None:
    """Return the one form of a page's address, or None where it is no address of the web.

    Trackers, fragment, default port, `www.`, the protocol and the forms for telephones (`m.`,
    `mobile.`, AMP) and caches fall away; every parameter that may tell pages apart stays. The form
    compares addresses; it need not answer when it is fetched.
    """
    form = _form(url)
    for _ in range(_ROUNDS):
        again = _form(form) if form is not None else None
        if again == form:
            return form
        form = again
    return None


def _form(url: str) -> str | None:
    """Return the form after one pass; what a cache carried may need another."""
    if len(url) > _LONGEST:
        return None
    given = _with_protocol("".join(c for c in url if c.isprintable() and not c.isspace()))
    while carrier := _CARRIED.match(given):
        given = _with_protocol(re.sub("^(https?):/+", r"\1://", given[carrier.end() :]))
    try:
        parts = urlsplit(given)
        host, port = parts.hostname, parts.port
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not host:
        return None
    shown = _host(host.rstrip("."))
    if not shown:
        return None
    query = _query(parts)
    door = f":{port}" if port not in {None, 80, 443} else ""
    tidy = urlsplit(normalize_url(f"https://{shown}{door}{_path(parts.path)}"))
    path = _ESCAPE.sub(_escape, tidy.path)
    place = tidy.netloc if tidy.netloc.isprintable() else shown + door
    form = f"https://{place}{path}{query}{_route(parts.fragment)}"
    return form if len(form) <= _LONGEST else None


def names_a_page(address: str) -> bool:
    """Say whether a canonical address names one page of a site and not the site itself."""
    return address.removeprefix("https://").partition("/")[2] != ""


def _with_protocol(url: str) -> str:
    return f"https://{url.removeprefix('//')}" if _BARE.match(url) else url


def _host(host: str) -> str:
    """Return the host without the labels that stand for the world-wide web or a telephone."""
    if host.replace(".", "").isdigit() or ":" in host:
        return f"[{host}]" if ":" in host else host
    site = extract_domain(f"https://{host}/", fast=False)
    if not site or "." not in site or not host.endswith(site):
        return host
    above = host[: len(host) - len(site)].rstrip(".")
    labels = [x for x in above.split(".") if x and x not in _TWINS and not _WORLD.match(x)]
    return ".".join([*labels, site])


def _path(path: str) -> str:
    """Return the path with its dots resolved and without the forms for AMP."""
    resolved = normpath("/" + path.lstrip("/")) if path else "/"
    parts = [p for p in resolved.split("/") if p]
    kept = [p for p in parts if p.lower() != "amp"]
    inside = [n for n, p in enumerate(parts) if p.lower() == "amp"]
    # In the midst of a path the word may be a section's name; before an article's it is the form.
    if kept and (all(n in {0, len(parts) - 1} for n in inside) or _SLUG.search(unquote(kept[-1]))):
        parts = kept
    if parts:
        parts[-1] = _AMP_FILE.sub(r"\1", parts[-1])
    return "/" + "/".join(parts)


def _escape(match: re.Match[str]) -> str:
    letter = chr(int(match[1], 16))
    return letter if letter in _PLAIN else match[0].upper()


def _query(parts: SplitResult) -> str:
    """Return the parameters that tell pages apart, by name; those of one name keep their order."""
    kept = []
    for pair in parts.query.replace("&amp;", "&").split("&"):
        name, _, value = pair.partition("=")
        said = unquote(name).lower()
        if not pair or _AMP.fullmatch(pair) or _TRACKERS.fullmatch(said):
            continue
        if said in _WAYS and not any(c.isdigit() for c in value):
            continue
        kept.append((said, _ESCAPE.sub(_escape, pair)))
    kept.sort(key=lambda p: p[0])
    return "?" + "&".join(p for _, p in kept) if kept else ""


def _route(fragment: str) -> str:
    """Return the fragment where a site written as one page tells its articles apart by it."""
    return f"#{fragment}" if fragment[:1] in {"!", "/"} and len(fragment) > 1 else ""
