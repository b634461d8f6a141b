"""Ce que viva check dit autour de ce qu'il a trouvé."""

WORDS: dict[str, str | tuple[str, str]] = {
    "folded": (
        "… et une autre dans {file}\u202f; {line} les montre toutes.",
        "… et {n} autres dans {file}\u202f; {line} les montre toutes.",
    ),
    "nothing-asked": "Rien n’est encore demandé dans {names}.",
    "reader": (
        "Ce qui empêche de lire un fichier a aussi un code\u00a0: viva check --explain CODE dit ce qu’il faut écrire."
    ),
    "explained": (
        "Viva ne peut pas se servir d’un fichier où cela se trouve. Comment s’écrit une banque\u00a0: docs/bank.md."
    ),
    "write": "Écrivez\u00a0:",
}
