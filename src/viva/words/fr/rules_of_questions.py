"""What the rules of the families structure, wording, options and cards say, in French; ``.fix`` is what to do."""

WORDS: dict[str, str | tuple[str, str]] = {
    # Structure.
    "unwritten": "Rien n’est encore écrit ici, sinon «\u00a0{text}\u00a0».",
    "unwritten.fix": "Écrivez ce qui doit y figurer, ou supprimez-le.",
    # Wording.
    "blank-in-middle": "Le blanc est au milieu de l’énoncé\u00a0: il faut le lire deux fois.",
    "blank-in-middle.fix": "Posez une question, ou mettez le blanc à la fin.",
    "negative-stem": "La question demande ce qui n’est pas («\u00a0{word}\u00a0»), et une lecture rapide l’ignore.",
    "negative-stem.fix": "Demandez ce qui est\u00a0; s’il faut une négation, soulignez-la\u00a0: *{word}*",
    "which-is-true": "L’énoncé demande seulement ce qui est vrai\u00a0: chaque option est une question à elle seule.",
    "which-is-true.fix": "Interrogez sur une seule chose, ou faites de chaque phrase une affirmation (claim).",
    "unfocused-stem": "L’énoncé ne demande rien par lui-même\u00a0: seules les options disent de quoi il s’agit.",
    "unfocused-stem.fix": "Écrivez une question à laquelle on pourrait répondre sans les options.",
    "long-stem": "L’énoncé compte {words} mots (plus de {most}).",
    "long-stem.fix": "Retirez ce qui ne sert pas à répondre.",
    # Options.
    "none-of-the-above": "«\u00a0{text}\u00a0» montre qu’on sait ce qui est faux, pas ce qui est juste.",
    "none-of-the-above.fix": "Écrivez la bonne réponse à sa place, ou supprimez cette option.",
    "all-of-the-above": "«\u00a0{text}\u00a0» se trouve en sachant deux options, et s’écarte en en sachant une fausse.",
    "all-of-the-above.fix": "Supprimez-la, ou faites de la question un «\u00a0select\u00a0».",
    "k-type": "«\u00a0{text}\u00a0» combine d’autres options, ce qui permet d’en écarter plusieurs d’un coup.",
    "k-type.fix": "Faites de la question un «\u00a0select\u00a0», chaque énoncé une seule fois.",
    "alike-options": "«\u00a0{text}\u00a0» dit la même chose que «\u00a0{other}\u00a0».",
    "alike-options.fix": "Supprimez-en une, ou faites-leur dire des choses différentes.",
    "unordered-numbers": "Les nombres ne sont pas rangés.",
    "unordered-numbers.fix": "Écrivez les mauvaises réponses de la plus petite à la plus grande.",
    "longest-key": (
        "La bonne réponse a {key} caractères, la plus longue des autres {longest}\u00a0: sa longueur la trahit."
    ),
    "longest-key.fix": "Raccourcissez-la et passez le reste sous explain, ou étoffez une autre option.",
    "true-false-options": "Les options ne sont que vrai et faux.",
    "true-false-options.fix": "Faites de la question une affirmation (claim).",
    "echo": "«\u00a0{word}\u00a0» est dans la question et dans la bonne réponse, et dans aucune autre.",
    "echo.fix": "Employez un autre mot dans la bonne réponse, ou le même dans une mauvaise.",
    "absolutes": (
        "«\u00a0{word}\u00a0» est dans une mauvaise réponse et pas dans la bonne\u00a0: peu de choses "
        "sont sans exception."
    ),
    "absolutes.fix": "Retirez le mot, si l’option reste fausse sans lui.",
    "vague-terms": "Chacun entend autre chose par «\u00a0{word}\u00a0».",
    "vague-terms.fix": "Dites combien, ou à quelle fréquence.",
    # Cards.
    "long-answer": "Ce qu’il faut se rappeler compte {words} mots (plus de {most}).",
    "long-answer.fix": "Demandez l’essentiel, et passez le reste sous explain.",
    "list-answer": "La réponse est une liste de {count} éléments, et d’une liste on oublie toujours quelque chose.",
    "list-answer.fix": (
        "Faites une question de chacun, ou un «\u00a0order\u00a0», un «\u00a0match\u00a0» ou un «\u00a0select\u00a0»."
    ),
    "list-all": "La question demande toute une liste à la fois.",
    "list-all.fix": "Demandez une chose à la fois, ou faites-en un «\u00a0select\u00a0».",
    "cloze-hides-much": "Les blancs cachent {share}\u00a0% des mots (plus de {most}\u00a0%).",
    "cloze-hides-much.fix": "Cachez-en moins, ou dites-en davantage autour.",
    "many-blanks": "Il y a {count} blancs (plus de {most}).",
    "many-blanks.fix": "Faites-en deux questions, ou ne cachez que l’important.",
    "undated": "«\u00a0{word}\u00a0» voudra dire un autre moment quand on posera la question.",
    "undated.fix": "Écrivez la date\u00a0: en mars 2020",
}
