"""Les paquets d’autres programmes, à leur arrivée."""

WORDS: dict[str, str | tuple[str, str]] = {
    "picture": "Une image",
    "picture-prompt": "Que montre cette image\u00a0?",
    "map-head": (
        "Ce que deviennent les types de notes que Viva ne connaît pas. Corrigez, puis donnez ce fichier avec --map.\n"
        "as\u00a0: choice, card, typed, cloze ou skip. Les autres valeurs sont des noms de champs\u00a0:\n"
        "prompt, puis back (et reverse) pour card, answer pour typed, options et answer pour choice\u00a0;\n"
        "explain et hint sont libres."
    ),
    "map-fields": "Ses champs\u00a0: {fields}",
    "unknown": (
        "Une note est restée dehors, car Viva ne connaît pas son type\u00a0: {types}.",
        "{n} notes sont restées dehors, car Viva ne connaît pas leurs types\u00a0: {types}.",
    ),
    "unknown.fix": (
        "Ce qui est imprimé dit comment on pourrait les lire. Enregistrez-le, corrigez-le, et lancez\u00a0: {line}"
    ),
    "took": (
        "{path}\u00a0: une question dans {banks}, sur {total} notes.",
        "{path}\u00a0: {n} questions dans {banks}, sur {total} notes.",
    ),
    "would-take": (
        "{path} contiendrait une question dans {banks}, sur {total} notes.",
        "{path} contiendrait {n} questions dans {banks}, sur {total} notes.",
    ),
    "banks": ("une banque", "{n} banques"),
    "counts": "Des notes, {exact} sont arrivées entières, {degraded} avec des pertes, {skipped} pas du tout.",
    "next": "Regardez-le\u00a0: {line}",
    "nothing": "Rien de {path} n’a pu devenir une question\u00a0: rien n’a été écrit.",
    "reading": "Lecture des notes",
}
