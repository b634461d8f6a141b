"""Ce que dit la ligne de commande."""

WORDS: dict[str, str | tuple[str, str]] = {
    "viva": (
        "Des questions vérifiables sur ce que quelqu’un a dit\u00a0: à pratiquer ici, ou à emporter dans Anki.\n\n"
        "Sans commande, viva ouvre son écran d’accueil."
    ),
    "epilog": "Essayez\u00a0: viva quiz alibaba-covid",
    "usage": "Usage\u00a0:",
    "options": "Options",
    "commands": "Commandes",
    "options-piece": "[OPTIONS]",
    "command-piece": "[COMMANDE] [...]",
    "heading": "{text}\u00a0:",
    "default": "[sinon {value}]",
    "metavar-lang": "LANGUE",
    "metavar-langs": "LANGUE[,LANGUE]",
    "metavar-bank": "BANQUE",
    "metavar-file": "FICHIER",
    "metavar-path": "CHEMIN",
    "metavar-folder": "DOSSIER",
    "metavar-title": "TITRE",
    "deck-metavar": "PAQUET[/BANQUE]",
    "help": "Affiche ceci et quitte.",
    "version": "Affiche la version et quitte.",
    "debug": "Montre d’où vient une erreur.",
    "quiz": "Répondre à des questions, en plein écran ou ligne à ligne.",
    "quiz.more": (
        "PAQUET est le nom d’un paquet (alibaba-covid), une de ses banques (alibaba-covid/fund) ou un chemin. Chaque "
        "réponse est sur le disque avant son verdict\u00a0: arrêtez quand vous voulez, vous reprendrez plus tard."
    ),
    "decks": "Lister les paquets disponibles.",
    "decks.more": "Les vôtres viennent d’abord\u202f; un paquet à vous cache celui, fourni, qui porte le même nom.",
    "stats": "Montrer comment vous apprenez.",
    "stats.more": (
        "PAQUET est un paquet, une de ses banques ou un chemin\u202f; sans lui, tout compte. Une année de jours, le "
        "temps passé, ce qui est à revoir, ce qui a été retenu face à ce qui était prévu, ce qui est su par sujet, par "
        "niveau et par passage, et ce qui est le plus difficile à retenir. À l’accueil, s montre la même chose."
    ),
    "check": "Trouver ce qui ne va pas dans les paquets et les banques.",
    "check.more": (
        "CHEMIN est un paquet, une banque ou un dossier de paquets\u202f; sans lui, tous les paquets sont vérifiés. "
        "Tous les problèmes d’un fichier sont dits d’un coup, chacun avec sa place et ce qu’il faut écrire."
    ),
    "coverage": "Montrer quels passages ont des questions.",
    "coverage.more": (
        "PAQUET a un source.yaml. Chaque passage est montré avec ses questions par niveau\u00a0: ce qui n’est jamais "
        "demandé, ce qui est laissé de côté, et ce qui ne repose sur aucun passage. Avec --source, le texte est "
        "comparé à source.yaml\u00a0: une phrase qui a changé est signalée, avec les questions qui reposent sur elle, "
        "et la commande finit par 1."
    ),
    "lock": "Noter quand chaque question a changé pour la dernière fois.",
    "lock.more": (
        "Écrit deck.lock dans le paquet. Anki ne reprend une note que si elle est plus récente que la sienne\u00a0: un "
        "export lui transmet ce que dit deck.lock. Verrouillez un paquet avant de le publier, et gardez-y deck.lock."
    ),
    "new": "Commencer un paquet, à partir d’un texte ou de rien.",
    "new.more": (
        "DOSSIER n’existe pas encore, ou est vide. Avec --from, le paquet reçoit le relevé du texte, phrase par "
        "phrase, et une question commencée pour chacune\u202f; le texte lui-même reste où il est."
    ),
    "source": "Relever dans un texte les passages que citent les questions.",
    "source.more": "Les passages sont ce que citent les questions, et ce que mesurent viva check et viva coverage.",
    "map": "Écrire source.yaml\u00a0: un passage par phrase d’un texte.",
    "map.more": (
        "FICHIER est un texte en UTF-8\u202f; ses titres, et les questions seules sur leur ligne, le partagent en "
        "sections. Si source.yaml est déjà là, il est mis à jour\u00a0: les passages gardent leur id et tout ce que "
        "vous avez écrit sur eux, et ce qui a changé est dit. Chaque phrase est écrite en commentaire au-dessus de son "
        "passage, pour vous\u202f; --no-text les omet, et ôte celles qui y sont. Un relevé qui n’en a aucune n’en "
        "reçoit pas."
    ),
    "export": "Emporter un paquet dans un autre programme\u00a0: Anki.",
    "export.more": (
        "Importer dans Anki un export plus récent ajoute ce qui est nouveau et garde toutes les révisions. Ce qu’un "
        "format ne peut pas emporter est dit ligne par ligne."
    ),
    "host": "Ouvrir une classe en direct sur le réseau local.",
    "host.more": (
        "PAQUET est un paquet, une de ses banques ou un chemin. Les téléphones entrent par le code QR ou l’adresse "
        "affichée, sans compte ni internet\u00a0; chaque réponse est sur le disque avant que son téléphone l’apprenne. "
        "Avec --resume, la dernière classe interrompue reprend, ou celle qu’on nomme. --json dit à un script les "
        "adresses et le jeton de l’hôte. D’un paquet entier, ce sont les questions marquées «\u00a0lesson\u00a0» qui "
        "sont posées, s’il y en a."
    ),
    "room": "Voir les classes gardées, et les effacer.",
    "room.more": "Une classe est gardée dans un fichier à elle, avec noms et réponses, jusqu’à ce que vous l’effaciez.",
    "list": "Lister les classes gardées.",
    "list.more": "La dernière ouverte vient en premier.",
    "purge": "Effacer des classes pour de bon\u00a0: noms, réponses, tout.",
    "purge.more": "CLASSE est un nom que montre viva room list. Il n’en reste rien dans aucun fichier de Viva.",
    "doctor": "Dire pourquoi les téléphones n’atteignent pas cet ordinateur.",
    "doctor.more": (
        "Regarde réseaux, ports et pare-feu, et la classe ouverte en ce moment, et dit quoi faire. Rien n’est envoyé "
        "nulle part."
    ),
    "doctor-port": "Le port que la classe doit avoir.",
    "host-timer": "Secondes par question\u00a0; 0 pour aucun minuteur.",
    "host-speed": "Récompense aussi la vitesse\u00a0; sinon, seul ce qui est juste compte.",
    "host-ranking": "Pas de classement\u00a0; le tableau montre les cinq premiers\u00a0; ou chacun voit son rang.",
    "host-phones": "Les téléphones montrent toute la question, ou seulement les lettres pour répondre.",
    "host-tables": "Un téléphone par table.",
    "host-free-names": "Laisse les joueurs taper un nom, au lieu d’en prendre un dans une liste.",
    "host-players": "Nombre maximal de joueurs à la fois.",
    "host-port": "Le port d’écoute\u00a0; 8765, sauf s’il est pris.",
    "host-address": "L’adresse d’écoute\u00a0; toutes celles de cette machine.",
    "host-name": "Un autre nom qui mène ici, comme quiz.lan\u00a0; peut être répété.",
    "host-remote": "Permet de mener la classe d’un autre appareil aussi, un téléphone par exemple, par son lien.",
    "host-resume": "Reprend une classe interrompue\u00a0; une question ouverte attend, avec le temps qui restait.",
    "no-phones": "Sans téléphone ni réseau\u00a0: chacun lève la main ou une carte, et vous tapez combien.",
    "host-all": "Toutes les questions du paquet, aussi celles qui ne sont pas prévues pour une leçon.",
    "host-size": "Combien d’élèves il y a\u00a0: le dernier compte se déduit alors des autres.",
    "host-no-terminal": (
        "Il n’y a pas de terminal ici pour l’écran de l’hôte. "
        "Avec --headless, un navigateur ou un script mène la classe."
    ),
    "host-headless": "Sans écran\u00a0: sert la classe, qu’un script ou un navigateur mène.",
    "metavar-host": "NOM",
    "metavar-room": "CLASSE",
    "purge-all": "Toutes.",
    "purge-older": "Celles que personne n’a touchées depuis N jours.",
    "no-room": "Il n’y a pas de classe à reprendre\u00a0; viva room list montre celles qui sont gardées.",
    "host-deck": "Quel paquet\u00a0? Par exemple\u00a0: viva host alibaba-covid",
    "port-taken": "Le port {port} n’est pas disponible ({reason}). Omettez --port, ou donnez-en un autre.",
    "purge-which": "Quelle classe\u00a0? Nommez-la, ou dites --all, ou --older N.",
    "no-such-room": "Il n’y a pas de classe «\u00a0{name}\u00a0»\u00a0; il y a\u00a0: {known}.",
    "import": "Reprendre le paquet de quelqu’un d’autre, ou ce que vous avez révisé dans Anki.",
    "import.more": (
        "FICHIER est un paquet d’Anki, .apkg ou .colpkg. Il devient un paquet dans DOSSIER, un dossier qui n’existe "
        "pas encore, ou qui est vide\u202f; chaque note qui n’arrive pas entière est nommée, avec la raison. Pour "
        "les types de notes que Viva ne connaît pas, une correspondance est imprimée, à corriger et à rendre "
        "avec --map.\n\n"
        "Avec --history, FICHIER contient vos révisions\u00a0: Fichier > Exporter, «\u00a0Inclure les données de "
        "planification\u00a0» coché, ou toute la collection (.colpkg). Chaque révision d’une question de vos paquets, "
        "ou de PAQUET, entre dans votre journal, une seule fois, même si vous reprenez le fichier plus tard."
    ),
    "schema": "Afficher le JSON Schema des banques, pour les éditeurs.",
    "schema.more": (
        "Les éditeurs qui parlent à yaml-language-server complètent et vérifient une banque pendant la frappe."
    ),
    "sync": "Réunir dans un dossier les journaux de vos machines.",
    "sync.more": (
        "DOSSIER est un dossier que vos machines partagent\u00a0: synchronisé, ou sur une clé USB. Chaque machine y "
        "écrit un fichier à elle et reprend ce que les autres ont écrit. Ni serveur ni ordre, et rien ne se "
        "perd\u00a0: lancez-la sur chacune, de temps à autre."
    ),
    "backup": "Copier le journal.",
    "backup.more": (
        "FICHIER est la copie à écrire, ou un dossier où en mettre une datée. Sans lui, la copie va dans le dossier "
        "backups à côté du journal, qui garde les dix dernières."
    ),
    "restore": "Revenir à une copie du journal.",
    "restore.more": "FICHIER est une copie. Le journal actuel est d’abord gardé à côté, et son nom est dit.",
    "settings": "Montrer les réglages, et d’où vient chacun.",
    "settings.more": (
        "Tout ce que fait Viva lit ce fichier\u00a0; la ligne de commande et l’environnement passent avant lui. "
        "Ce qu’il peut contenir est expliqué dans le fichier même\u00a0: --edit en commence un."
    ),
    "completion": "Afficher ce qu’il faut à un shell pour compléter commandes et paquets.",
    "completion.more": (
        'Pour bash, ajoutez à ~/.bashrc\u00a0: eval "$(viva completion bash)"\u202f; pour zsh, de même dans '
        "~/.zshrc\u202f; pour fish\u00a0: viva completion fish > ~/.config/fish/completions/viva.fish"
    ),
    "mode": (
        "practice\u00a0: verdict aussitôt, les erreurs reviennent\u202f; cards\u00a0: retourner la carte et se noter."
    ),
    "lang": "Langue des questions, par exemple en ou fr.",
    "flagged": "Seulement les questions que vous avez signalées.",
    "level": "Seulement les questions de ce niveau\u00a0; peut se répéter.",
    "tag": "Seulement les questions qui ont cette étiquette\u00a0; peut se répéter.",
    "metavar-tag": "ÉTIQUETTE",
    "count": "Nombre de questions\u202f; 0 pour toutes.",
    "minutes": "Plus de nouvelle question après N minutes.",
    "seed": "Refaire exactement les mêmes mélanges.",
    "plain": "Ligne à ligne\u00a0: pour les tubes, les terminaux simples et les lecteurs d’écran.",
    "resume": "Reprendre la séance interrompue, ou en commencer une autre, sans demander.",
    "settings-edit": "Ouvre le fichier des réglages dans votre éditeur, puis le vérifie.",
    "json": "Afficher du JSON.",
    "check-format": "Comment afficher ce qui a été trouvé.",
    "output": "Le fichier à écrire\u202f; sinon le nom du paquet, dans ce dossier.",
    "import-history-option": "Reprendre des révisions, pas un paquet.",
    "import-dry-run": "Dire seulement ce qui en serait repris.",
    "import-decks": "PAQUET va avec --history. Pour écrire un paquet, donnez son dossier avec -o.",
    "import-output": "Le dossier à écrire\u00a0; par défaut, le nom du fichier dans ce dossier-ci.",
    "import-lang": (
        "Langue du paquet, par exemple en ou fr\u00a0; par défaut celle de ses textes, si c’est l’une des deux, ou la "
        "vôtre."
    ),
    "import-map": "Ce que deviennent les types de notes inconnus\u00a0; un modèle est imprimé quand il en faut un.",
    "import-format": "Le format du fichier\u00a0; par défaut, d’après son nom.",
    "recall": "Poser les choix de mémoire\u00a0: la question au recto, la réponse au verso.",
    "since": "Le fichier que les gens ont\u00a0: ce qui est retiré est étiqueté, ce qui casserait est refusé.",
    "with-history": "Emporter aussi ce que vous savez de chaque question\u00a0: un fichier à part, pour vous.",
    "export-lang": "Langues\u202f; sinon la première du paquet.",
    "bank": "Cette banque seulement\u202f; l’option peut se répéter.",
    "discuss": "Emporter aussi les questions à débattre.",
    "dry-run": "Dire seulement ce qui serait perdu.",
    "strict": "Finir par 1 si quelque chose est perdu.",
    "no-terminal": "Il n’y a pas ici de terminal pour le plein écran. Ligne à ligne, cela marche\u00a0: {line}",
    "which-deck": "Quel paquet\u202f? Il y a\u00a0: {names}.",
    "no-decks": "Il n’y a pas de paquet. Mettez-en un dans {path}",
    "deck-problem": "{name} ne se lit pas\u00a0: viva check dit pourquoi.",
    "questions": ("une question", "{n} questions"),
    "seen": ("une vue", "{n} vues"),
    "error": "erreur",
    "warning": "attention",
    "info": "remarque",
    "found-error": ("une erreur", "{n} erreurs"),
    "found-warning": ("un avertissement", "{n} avertissements"),
    "found-info": ("une remarque", "{n} remarques"),
    "found-fixable": ("viva check --fix peut en corriger un.", "viva check --fix peut en corriger {n}."),
    "mended": ("Un point corrigé.", "{n} points corrigés."),
    "metavar-rules": "RÈGLES",
    "metavar-rule": "RÈGLE",
    "no-rule": "Il n’y a ni règle ni famille «\u00a0{name}\u00a0»\u00a0; viva check --rules en donne la liste.",
    "rule-off": "seulement si on la choisit",
    "rules-more": "viva check --explain RÈGLE dit pourquoi, avec des exemples.",
    "check-select": "Ces règles ou familles seulement\u00a0; default et all sont aussi des noms.",
    "check-ignore": "Pas ces règles ou familles.",
    "check-fix": "Corriger ce qui n’a pas besoin d’un auteur, en gardant chaque remarque.",
    "check-diff": "Montrer ce que --fix ferait, sans rien écrire.",
    "check-rules": "Donner la liste des règles.",
    "check-explain": "Dire pourquoi une règle en est une, avec un mauvais et un bon exemple.",
    "found": ("Un point relevé\u00a0: {sorts}.", "{n} points relevés\u00a0: {sorts}."),
    "sound": "Rien à corriger dans {names}.",
    "problems": ("Un problème\u202f; rien n’a été fait.", "{n} problèmes\u202f; rien n’a été fait."),
    "written": "{path}\u00a0: {total} questions, {exact} entières, {degraded} avec pertes, {skipped} laissées de côté.",
    "would-write": (
        "{path} contiendrait {total} questions\u00a0: "
        "{exact} entières, {degraded} avec pertes, {skipped} laissées de côté."
    ),
    "holds": "Dedans\u00a0: {notes}, {cards}.",
    "notes": ("une note", "{n} notes"),
    "cards": ("une carte", "{n} cartes"),
    "over-the-old": "Le fichier qui était là est remplacé.",
    "compared": (
        "Notes, par rapport à {path}. Nouvelles\u00a0: {new}, modifiées\u00a0: {changed}, inchangées\u00a0: {same}, "
        "retirées\u00a0: {retired}."
    ),
    "into-anki": "Dans Anki\u00a0: Fichier > Importer, choisissez {path} et gardez les réglages proposés.",
    "deck-only-metavar": "PAQUET",
    "coverage-lang": "Seulement les questions dans cette langue, par exemple en ou fr.",
    "coverage-source": "Le texte même\u00a0: montrer ses phrases, et prouver que ce sont celles de source.yaml.",
    "coverage-html": "Écrire plutôt une page à regarder.",
    "coverage-over-text": "--html écraserait {path}, qui est le texte même.",
    "coverage-whole": "La couverture est celle d’un paquet entier\u00a0: viva coverage {deck}",
    "lock-dry-run": "Dire seulement ce qui a changé.",
    "lock-whole": "On verrouille un paquet entier\u00a0: viva lock {deck}",
    "locked": ("{path}\u00a0: une question.", "{path}\u00a0: {n} questions."),
    "would-lock": ("{path} contiendrait une question.", "{path} contiendrait {n} questions."),
    "lock-same": "{path}\u00a0: rien n’a changé.",
    "lock-new": ("  une nouvelle\u00a0: {ids}", "  {n} nouvelles\u00a0: {ids}"),
    "lock-changed": ("  une modifiée\u00a0: {ids}", "  {n} modifiées\u00a0: {ids}"),
    "lock-moved": ("  une dans une autre banque\u00a0: {ids}", "  {n} dans une autre banque\u00a0: {ids}"),
    "lock-back": ("  une de retour\u00a0: {ids}", "  {n} de retour\u00a0: {ids}"),
    "lock-retired": ("  une retirée\u00a0: {ids}", "  {n} retirées\u00a0: {ids}"),
    "not-locked": (
        "Une question n’est plus celle d’Anki. Pour qu’il la reprenne, lancez viva lock {deck}, puis exportez.",
        "{n} questions ne sont plus celles d’Anki. Pour qu’il les reprenne, lancez viva lock {deck}, puis exportez.",
    ),
    "in-another-bank": (
        "Une question a changé de banque\u00a0; dans Anki, ses cartes restent où elles sont. Pour la trouver\u00a0:",
        "{n} ont changé de banque\u00a0; leurs cartes dans Anki restent où elles sont. Pour les trouver\u00a0:",
    ),
    "retired-tagged": (
        "Une question a été retirée\u00a0: dans Anki, on la trouve par tag:viva::retired, pour la suspendre.",
        "{n} questions ont été retirées\u00a0: dans Anki, on les trouve par tag:viva::retired, pour les suspendre.",
    ),
    "retired-lost": (
        "Une question a été retirée, et Anki la pose toujours. --since l’étiquette\u00a0; pour la trouver\u00a0:",
        "{n} ont été retirées, et Anki les pose toujours. --since les étiquette\u00a0; pour les trouver\u00a0:",
    ),
    "text-lang": "Langue du texte, par exemple en ou fr\u202f; sinon celle de source.yaml, sinon la vôtre.",
    "deck-lang": "Langue du paquet, par exemple en ou fr\u202f; sinon celle du texte si c’en est une, sinon la vôtre.",
    "deck-title": "Titre du paquet\u202f; sinon celui du texte, sinon le nom du dossier.",
    "from": "Le texte sur lequel porteront les questions.",
    "map-output": "Le fichier à écrire\u202f; sinon source.yaml à côté du texte.",
    "map-dry-run": "Dire seulement ce que deviendrait chaque passage.",
    "no-text": "N’écrire aucune phrase en commentaire, et ôter celles qui y sont.",
    "not-a-language": "{name} est une langue comme en, fr ou pt-BR, pas «\u00a0{value}\u00a0».",
    "not-empty": "{path} existe déjà et contient quelque chose\u202f; un nouveau paquet veut un dossier à lui.",
    "map-of-deck": "Le relevé de ce texte est dans le paquet {deck}. Pour le mettre à jour\u00a0: {line}",
    "map-itself": "{path} est le relevé lui-même\u202f; donnez le texte dont il est le relevé.",
    "no-option": "Il n’y a pas d’option {name}.",
    "missing": "{name} manque.",
    "missing-one-of": "{name} manque\u202f; c’est au choix\u00a0: {allowed}.",
    "needs-value": "{name} demande une valeur.",
    "takes-no-value": "{name} ne prend pas de valeur.",
    "not-one-of": "{name} ne peut pas être «\u00a0{value}\u00a0»\u202f; c’est au choix\u00a0: {allowed}.",
    "not-whole": "{name} est un nombre entier, pas «\u00a0{value}\u00a0».",
    "out-of-range": "{name} ne peut pas être {value}\u202f; cela va de {least} à {most}.",
    "is-a-folder": "{path} est un dossier\u202f; on peut y écrire un fichier.",
    "no-sync-folder": "Il n’y a pas de dossier {path}. Branchez-le ou créez-le\u00a0: le même pour vos machines.",
    "no-journal": "Il n’y a pas encore de journal à copier. Répondez d’abord à quelque chose.",
    "backup-over": "{path} existe déjà, et une copie n’écrase rien. Donnez un autre nom, ou un dossier.",
    "restore-itself": "{path} est le journal lui-même. Donnez-en une copie.",
    "restore-yes": "Personne ici à qui demander si le journal peut être remplacé. Dites --yes s’il le peut.",
    "restore-sure": "Ne pas demander d’abord.",
    "not-together": "{one} et {other} ne vont pas ensemble.",
    "too-many": ("Un mot de trop\u00a0: {names}", "Des mots de trop\u00a0: {names}"),
    "usage-error": "{message}.",
    "no-command": "Il n’y a pas de commande «\u00a0{name}\u00a0»\u202f; il y a\u00a0: {names}.",
    "did-you-mean": "Vouliez-vous dire {names}\u202f?",
    "see-help": "{command} --help en dit plus.",
    "os-error": "{path}\u00a0: {reason}.",
    "stumbled": "Viva a trébuché\u00a0: {error}. Avec --debug, on voit où\u202f; merci de le signaler.",
}
