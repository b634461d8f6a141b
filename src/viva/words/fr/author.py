"""Ce qui est dit à qui écrit : ce qu’est devenu un relevé, et les commentaires des fichiers que Viva commence."""

WORDS: dict[str, str | tuple[str, str]] = {
    # Ce qu’est devenu un relevé.
    "mapped": ("{path}\u00a0: un passage.", "{path}\u00a0: {n} passages."),
    "would-map": ("{path} contiendrait un passage.", "{path} contiendrait {n} passages."),
    "fill-in": "Écrivez-y qui parle et, en quelques mots à vous, ce que dit chaque passage (gist).",
    "map-same": (
        "{path}\u00a0: rien n’a changé, un passage.",
        "{path}\u00a0: rien n’a changé, {n} passages.",
    ),
    "cleared": "{path}\u00a0: les phrases n’y sont plus, rien d’autre n’a changé.",
    "would-clear": "{path} ne contiendrait plus les phrases, rien d’autre ne changerait.",
    "updated": ("{path}\u00a0: un passage inchangé.", "{path}\u00a0: {n} passages inchangés."),
    "would-update": (
        "{path} garderait un passage inchangé.",
        "{path} garderait {n} passages inchangés.",
    ),
    "changed": ("  un modifié\u00a0: {ids}", "  {n} modifiés\u00a0: {ids}"),
    "new": ("  un nouveau\u00a0: {ids}", "  {n} nouveaux\u00a0: {ids}"),
    "removed": ("  un retiré\u00a0: {ids}", "  {n} retirés\u00a0: {ids}"),
    "kept": (
        "  absent du texte, mais gardé parce qu’une question le cite\u00a0: {id} ({questions})",
        "  absent du texte, mais gardé parce que des questions le citent\u00a0: {id} ({questions})",
    ),
    "begin": (
        "Rien n’est commencé pour lui\u00a0: écrivez une question dans une banque, avec {line}",
        "Rien n’est commencé pour eux\u00a0: écrivez des questions dans une banque, la première avec {line}",
    ),
    "not-begun": (
        "S’il reste une question commencée pour lui dans les commentaires d’une banque, vous pouvez l’ôter.",
        "S’il reste des questions commencées pour eux dans les commentaires d’une banque, vous pouvez les ôter.",
    ),
    "look-at": (
        "Relisez le résumé (gist) de ce qui a changé, et les questions qui le citent\u00a0: {questions}",
        "Relisez les résumés (gist) de ce qui a changé, et les questions qui les citent\u00a0: {questions}",
    ),
    "look-at-gist": (
        "Relisez le résumé (gist) de ce qui a changé\u202f; aucune question ne le cite.",
        "Relisez les résumés (gist) de ce qui a changé\u202f; aucune question ne les cite.",
    ),
    "apart": (
        "Une ligne n’est pas un passage (titre, ou élément de liste sans point)\u00a0: {lines}",
        "{n} lignes ne sont pas des passages (titres, ou éléments de liste sans point)\u00a0: {lines}",
    ),
    "apart-line": "«\u00a0{text}\u00a0»",
    # Ce qu’est devenu un nouveau paquet.
    "begun": (
        "{path}\u00a0: un paquet, avec le relevé d’un passage.",
        "{path}\u00a0: un paquet, avec le relevé de {n} passages.",
    ),
    "begun-alone": "{path}\u00a0: un paquet sans source.",
    "begun-next": "Écrivez des questions dans {bank}\u00a0: chacune y est commencée en commentaire.",
    "begun-next-alone": "Écrivez des questions dans {bank}\u00a0: une première y est commencée en commentaire.",
    "begun-then": "Ensuite\u00a0: {line}",
    "guessed": "Langue\u00a0: {language}\u202f; --lang en indique une autre.",
    "no-rules": "Viva n’a pas de règles propres à la langue {language}\u00a0: viva check regardera moins de choses.",
    # Les commentaires de source.yaml.
    "map-head": (
        "Le relevé d’un texte\u00a0: un passage par phrase, reconnu à sa longueur et à son empreinte. "
        "Quand le texte a changé, «\u00a0viva source map TEXTE -o source.yaml\u00a0» met ce fichier à jour, et "
        "garde ce que vous y écrivez."
    ),
    "map-with-text": (
        "Chaque phrase figure en commentaire au-dessus de son passage, pour vous. Avant de publier un paquet sur un "
        "texte qui n’est pas de vous, ôtez-les avec «\u00a0viva source map TEXTE -o source.yaml --no-text\u00a0»."
    ),
    "map-voices": (
        "Qui le dit, comme après «\u00a0Selon …\u00a0». Il peut y avoir plusieurs voix, chacune avec un nom (name) "
        "et une fonction (role)\u202f; chaque passage indique la sienne."
    ),
    "map-passages": (
        "gist\u00a0: ce que dit le passage, en quelques mots à vous\u202f; on le montre après la réponse. Une ligne "
        "skip, avec la raison, dit pourquoi rien n’est demandé sur un passage."
    ),
    "speaker": "l’auteur",
    # Les commentaires de deck.yaml.
    "deck-key": "Tirée au sort, une fois pour toutes\u00a0: ce que l’on a appris y est attaché.",
    "deck-more": "À compléter\u202f; ôtez le «\u00a0#\u00a0».",
    "deck-about": "Ce sur quoi portent les questions, en une phrase ou deux.",
    "deck-credit": "Qui a écrit les questions, et d’après quel texte.",
    "deck-anki": (
        "Son nom dans Anki. Une fois le paquet donné à quelqu’un, n’y touchez plus\u00a0: Anki reconnaît les paquets "
        "à leur nom."
    ),
    # Les commentaires d’une banque.
    "bank-head": (
        "Une question est commencée pour chaque passage. Ôtez le «\u00a0#\u00a0» de ses lignes, écrivez-la, et elle "
        "existe\u202f; la plupart des éditeurs le font pour les lignes sélectionnées, avec Ctrl-/. Donnez-lui un id "
        "qui dit ce qu’elle demande\u00a0: il est définitif. Laissez ce qui ne mérite pas d’être demandé, ou posez "
        "deux questions sur un même passage."
    ),
    "bank-alone": (
        "Une question est commencée ci-dessous. Ôtez le «\u00a0#\u00a0» de ses lignes, écrivez-la, et elle existe. "
        "Donnez-lui un id qui dit ce qu’elle demande\u00a0: il est définitif."
    ),
    "stub-prompt": "Que …\u00a0?",
    "stub-text": "…",
}
