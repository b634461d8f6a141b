"""Ce que dit l’écran d’où l’on mène une classe."""

WORDS: dict[str, str | tuple[str, str]] = {
    "away": "La classe est injoignable. Rien n’est perdu\u00a0; cet écran réessaie.",
    "questions": ("Une question", "{n} questions"),
    "hands": (
        "Sans téléphone\u00a0: chacun lève la main, ou une carte avec la lettre de sa réponse, et vous tapez combien."
    ),
    "mirror": "Cet écran peut être projeté\u00a0: la réponse reste cachée jusqu’à ce que vous la révéliez.",
    "players": ("Un est entré", "{n} sont entrés"),
    "here": ("Un est connecté en ce moment", "{n} sont connectés en ce moment"),
    "locked": "Verrouillé\u00a0: personne d’autre n’entre.",
    "unlock": "déverrouiller",
    "scan": "Scannez le code, ou tapez dans un navigateur\u00a0:",
    "code": "Code",
    "networks": "Un des {n} réseaux de cet ordinateur\u00a0; i montre le suivant.",
    "board": "b ouvre le tableau pour le projecteur.",
    "trouble-disk-full": (
        "Plus rien ne s’écrit\u00a0: le disque est plein ou en panne. Aucune réponse ne compte tant "
        "qu’il n’y a pas de place."
    ),
    "trouble-guessing": "Quelqu’un essaie des codes. Verrouillez la classe quand tout le monde est entré.",
    "trouble-nobody": (
        "Aucun téléphone n’a atteint cet ordinateur\u00a0: le Wi-Fi isole peut-être les appareils. "
        "Un partage de connexion aide\u00a0; viva doctor aussi."
    ),
    "vote": "vote {n}",
    "for-you": "Pour vous seul\u00a0:",
    "call-open-hands": "Votez\u00a0: la main, ou la carte avec votre lettre.",
    "call-closed-hands": "Combien pour chacune\u00a0?",
    "call-open-phones": ("{n} sur {of} a répondu", "{n} sur {of} ont répondu"),
    "call-closed-phones": ("Fermé\u00a0: {n} sur {of} a répondu", "Fermé\u00a0: {n} sur {of} ont répondu"),
    "call-paused": "En pause",
    "call-think": "Réfléchissez, chacun pour soi.",
    "call-pairs": "Parlez-en à deux\u00a0: dites pourquoi.",
    "call-talk": "Tous ensemble.",
    "call-aloud": "Dites-le, ou écrivez-le.",
    "call-had-it": "Qui avait juste\u00a0? Levez la main.",
    "had-right": "avaient juste",
    "had-wrong": "n’avaient pas",
    "too-many": ("Une main de plus qu’il n’y a d’élèves.", "{n} mains de plus qu’il n’y a d’élèves."),
    "shift": "Juste avant {before}, après {after}.",
    "shift-who": "{gained} sont passés de faux à juste, {lost} de juste à faux.",
    "step-begin": "commencer",
    "step-vote": "voter",
    "step-close": "clore le vote",
    "everywhere": (
        "Tout est sur le disque avant d’être montré\u00a0: quoi qu’il arrive, la même commande "
        "reprend la classe. Les chiffres se tapent sans majuscule. Tout marche aussi à la "
        "souris."
    ),
    "step-resume": "reprendre",
    "step-reveal": "révéler",
    "step-think": "réfléchir",
    "step-pairs": "à deux",
    "step-talk": "ensemble",
    "step-next": "suivante",
    "step-end": "fin",
    "step-leaderboard": "le classement",
    "step-back": "retour",
    "step-more": "la suite",
    "step-forward": "avancer",
    "size": "Combien d’élèves y a-t-il\u00a0?",
    "size-why": "Le dernier compte se déduit alors des autres. Laissez vide si cela n’importe pas.",
    "nothing-to-undo": "Il n’y a pas de compte précédent à reprendre.",
    "letters-tick": "Tapez la lettre d’un argument quand vous l’entendez.",
    "refused": "Cela ne se peut pas en ce moment.",
    "refused-disk-full": "Ce n’est pas gardé\u00a0: le disque est plein ou en panne. Faites de la place et réessayez.",
    "refused-away": "La classe est injoignable en ce moment\u00a0; ce n’est pas fait.",
    "leaving": "Laisser la classe ouverte\u00a0?",
    "leaving-means": (
        "Laissée ouverte, les téléphones restent et viva host la montre de nouveau. Finie, "
        "chacun voit ce qu’il en est sorti."
    ),
    "who": "Qui est là",
    "nobody-in": "Personne n’est encore entré.",
    "points": ("{n} point", "{n} points"),
    "kicked": "sorti",
    "not-here": "non connecté",
    "typed": "Réponses écrites",
    "nothing-typed": "Rien n’a encore été écrit.",
    "accepted": "«\u00a0{text}\u00a0» compte comme juste.",
    "played": ("Une question jouée", "{n} questions jouées"),
    "mean": "Juste en moyenne\u00a0: {share}",
    "hardest": "Les plus difficiles",
    "skipped": "laissée",
    "not-counted": "pas comptée",
    "written": ("Écrit\u00a0: {paths}", "Écrits\u00a0: {paths}"),
    "not-written": "{path} ne peut pas être écrit ({reason}).",
    "sheet-question": "questions",
    "sheet-player": "joueurs",
    "sheet-answer": "reponses",
    "kept": "La classe est gardée\u00a0; la même commande la reprend.",
    "left-open": "La classe reste ouverte pour les téléphones\u00a0; viva host la montre de nouveau.",
    "ctrl-c": "Ctrl+Q quitte. Tout est gardé.",
    "offer": ("Reprendre où vous en étiez, ou recommencer\u00a0? Ce qui a été compté est gardé de toute façon."),
    "broken-off": "Cette classe a été laissée à la question {number} sur {of}\u00a0: {title}.",
    "broken-off-lobby": "Cette classe n’avait pas commencé\u00a0: {title}.",
}
