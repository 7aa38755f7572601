"""Brings the translation files up to date with the English texts, and compiles them.

Every text has its key as context. A text whose English changed is marked fuzzy with what it was, and one that is gone
is taken out. Without arguments every file is done, else those named (`tip`, `program`); `--check` only reports what is
missing or stale.
"""

import sys
from pathlib import Path

import polib

from checklist import catalogues, loading
from checklist.wording import Wording

FOLDER = Path(__file__).parent.parent / "rules" / "translations"
#: Arabic has six forms: zero, one, two, 3-10, 11-99, hundreds.
PLURALS = {
    "ar": "nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5;",
}
Text = str | tuple[str, str]


def updated(old: polib.POFile, texts: Wording, language: str) -> polib.POFile:
    """A translation file with an entry for each text, in order, keeping what is still right."""
    new = polib.POFile(wrapwidth=110)
    new.metadata = {
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": PLURALS[language],
    }
    known = {entry.msgctxt: entry for entry in old}
    for key, text in texts.items():
        new.append(_entry(key, text, known.get(key), language))
    return new


def _entry(key: str, text: Text, old: polib.POEntry | None, language: str) -> polib.POEntry:
    single, plural = (text, "") if isinstance(text, str) else text
    entry = polib.POEntry(msgctxt=key, msgid=single, msgid_plural=plural)
    if old is not None:
        entry.comment = old.comment
        entry.tcomment = old.tcomment
    if old is not None and bool(old.msgid_plural) == bool(plural):
        entry.msgstr, entry.msgstr_plural = old.msgstr, old.msgstr_plural
        entry.flags = list(old.flags)
        if (old.msgid, old.msgid_plural) != (single, plural) and (old.msgstr or any(old.msgstr_plural.values())):
            entry.previous_msgid = old.msgid
            entry.flags = ["fuzzy"]
    elif plural:
        count = int(PLURALS[language].split(";")[0].split("=")[1])
        entry.msgstr_plural = dict.fromkeys(range(count), "")
    return entry


def main(arguments: list[str]) -> int:
    """Update and compile; returns 1 if a text is missing or stale."""
    left = 0
    named = [argument for argument in arguments if argument != "--check"]
    for domain, texts in catalogues.wanted(loading.load()).items():
        if named and domain not in named:
            continue
        for language in PLURALS:
            path = FOLDER / f"{domain}.{language}.po"
            old = polib.pofile(str(path)) if path.exists() else polib.POFile()
            new = updated(old, texts, language)
            if "--check" not in arguments:
                if not path.exists() or str(old) != str(new):
                    new.save(str(path))
                new.save_as_mofile(str(path.with_suffix(".mo")))
            for entry in new:
                if catalogues.fault(entry, texts[entry.msgctxt]):
                    left += 1
                    print(f"{path.name}: {entry.msgctxt}: not translated, or its English has changed")
    return int(left > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
