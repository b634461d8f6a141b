"""Ce que dit le tableau en plus de ce que dit la page du joueur."""

WORDS: dict[str, str | tuple[str, str]] = {
    "board": "Le tableau",
    "no-token": (
        "Voici le tableau d’une classe. Ouvrez-le depuis l’écran de l’animateur, ou par le lien que donne "
        "«\u00a0viva host\u00a0»."
    ),
    "opened-anew": (
        "Ce lien ne vaut plus\u00a0: la classe a été rouverte. Prenez le nouveau lien sur l’écran de l’animateur."
    ),
    "scan": "Scannez ceci, ou ouvrez",
    "type-code": "et tapez le code",
    "qr": "Code QR de l’adresse avec le code",
    "door-closed": "La porte est fermée\u00a0: plus personne ne peut entrer.",
    "in": ("{n} est là", "{n} sont là"),
    "in-tables": ("{n} table est là", "{n} tables sont là"),
    "nobody-yet": "Encore personne",
    "answered": ("{n} réponse sur {of}", "{n} réponses sur {of}"),
    "second-vote": "Second vote",
    "vote-now": "Répondez",
    "read-now": "Lisez",
    "think-now": "Réfléchissez encore, chacun pour soi",
    "pairs-now": "Convainquez votre voisin",
    "talk-now": "Parlez-en ensemble",
    "paused-now": "En pause",
    "closed-now": "Les réponses sont closes",
    "first": "avant",
    "last": "après",
    "shift": "Justes avant\u00a0: {before}. Justes après\u00a0: {after}.",
    "gained": ("{n} est passé à la bonne réponse", "{n} sont passés à la bonne réponse"),
    "lost": ("{n} l’a quittée", "{n} l’ont quittée"),
    "leads": "En tête",
    "nobody-leads": "Personne n’a encore de points.",
    "final": "C’est fini",
    "thanks": "Chacun a son propre résultat sur son téléphone.",
    "left": "Il reste {time}",
    "full-screen": "Plein écran",
}
