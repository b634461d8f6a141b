"""Ce qui se dit quand une séance a été interrompue, en plein écran et ligne à ligne."""

WORDS: dict[str, str | tuple[str, str]] = {
    "practice": "un entraînement sur «\u00a0{title}\u00a0»",
    "review": "une révision de «\u00a0{title}\u00a0»",
    "mistakes": "les erreurs dans «\u00a0{title}\u00a0»",
    "cards": "des cartes de «\u00a0{title}\u00a0»",
    "exam": "un examen sur «\u00a0{title}\u00a0»",
    "asked": "Vous avez demandé {asked}.",
    "other": "Reste en suspens\u00a0: {broken}, {n} sur {of}.",
    "exam-left": "C’est un examen, il reste {left}\u00a0; l’horloge court dès que vous reprenez.",
    "exam-open": "C’est un examen\u00a0: rien n’est dit avant que la copie soit rendue.",
    "left": "reste {left}",
    "kept": "Ce qui est en suspens le reste dans les deux cas.",
    "go-on-instead": "La reprendre plutôt\u202f? (o/N)",
}
