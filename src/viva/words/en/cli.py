"""What the command line says."""

WORDS: dict[str, str | tuple[str, str]] = {
    "viva": (
        "Questions that can be checked against what people said: practise them here, or take them to Anki.\n\n"
        "Without a command, viva opens its home screen."
    ),
    "epilog": "Try: viva quiz alibaba-covid",
    "usage": "Usage:",
    "options": "Options",
    "commands": "Commands",
    "options-piece": "[OPTIONS]",
    "command-piece": "[COMMAND] [...]",
    "heading": "{text}:",
    "default": "[{value} unless said]",
    "metavar-lang": "LANG",
    "metavar-langs": "LANG[,LANG]",
    "metavar-bank": "BANK",
    "metavar-file": "FILE",
    "metavar-path": "PATH",
    "metavar-folder": "DIR",
    "metavar-title": "TITLE",
    "deck-metavar": "DECK[/BANK]",
    "help": "Show this and exit.",
    "version": "Show the version and exit.",
    "debug": "Show where an error came from.",
    "quiz": "Answer questions, on the full screen or line by line.",
    "quiz.more": (
        "DECK is a deck's name (alibaba-covid), one of its banks (alibaba-covid/fund), or a path. Every answer is on "
        "disk before its verdict shows, so you can stop at any moment and go on later."
    ),
    "decks": "List the decks there are.",
    "decks.more": "Your own decks come first; one of yours shadows a shipped deck of the same name.",
    "stats": "Show how well it goes.",
    "stats.more": (
        "DECK is a deck, one of its banks, or a path; without one, everything counts. A year of days, the time spent, "
        "what comes due, what was remembered against what was expected, what is known by topic, level and passage, "
        "and what is hardest to keep. On the home screen, s shows the same."
    ),
    "check": "Find what is wrong with decks and banks.",
    "check.more": (
        "PATH is a deck, a bank, or a folder of decks; without one, every deck is checked. All problems of a file are "
        "told at once, each with its place and what to write instead."
    ),
    "coverage": "Show which passages have questions.",
    "coverage.more": (
        "DECK is a deck with a source.yaml. Each passage is shown with its questions by level: what is never asked, "
        "what is skipped, and what rests on no passage. With --source, the text is compared with source.yaml: a "
        "sentence that has changed is told, with the questions that rest on it, and ends the command with 1."
    ),
    "lock": "Note when each question last changed.",
    "lock.more": (
        "Writes deck.lock into the deck. Anki takes a note again only when it is newer than the one it has, so an "
        "export passes on what deck.lock says. Lock a deck before you publish it, and keep deck.lock with it."
    ),
    "new": "Begin a deck, from a text or from nothing.",
    "new.more": (
        "DIR is a folder that is not there yet, or is empty. With --from, the deck has a map of the text, sentence by "
        "sentence, and a question begun for each; the text itself stays where it is."
    ),
    "source": "Map a text to the passages that questions cite.",
    "source.more": "Passages are what questions cite and what viva check and viva coverage measure.",
    "map": "Write source.yaml: a passage for each sentence of a text.",
    "map.more": (
        "FILE is a text in UTF-8; its headings, and questions that stand alone, part it into sections. Where "
        "source.yaml is there already, it is brought up to date: passages keep their ids and all that you wrote about "
        "them, and what has changed is told. Each sentence is written above its passage as a comment, for you; "
        "--no-text leaves them out, and takes out those that are there. A map that holds none gets none."
    ),
    "export": "Take a deck to another program: Anki.",
    "export.more": (
        "Importing a newer export into Anki adds what is new and keeps every review. What a format cannot take along "
        "is told line by line."
    ),
    "host": "Open a live class on the local network.",
    "host.more": (
        "DECK is a deck, one of its banks, or a path. Phones come in by the QR code or the address that is shown, "
        "with no account and no internet; every answer is on disk before its phone is told so. With --resume, goes on "
        "with the last class that was cut off, or with the one named. --json tells a script the addresses and the "
        "host’s token. Of a whole deck, the questions tagged “lesson” are asked, if there are any."
    ),
    "room": "See the classes that are kept, and take them away.",
    "room.more": "A class is kept in a file of its own, with names and answers, until you purge it.",
    "list": "List the classes that are kept.",
    "list.more": "The one opened last comes first.",
    "purge": "Take classes away for good: names, answers, everything.",
    "purge.more": "ROOM is a name that viva room list shows. Nothing of it is left in any file of Viva.",
    "doctor": "Say why phones cannot reach this computer.",
    "doctor.more": (
        "Looks at networks, ports and firewalls, and at the class that is open just now, and says what to do. "
        "Nothing is sent anywhere."
    ),
    "doctor-port": "The port that the class is to have.",
    "host-timer": "Seconds for each question; 0 for no timer.",
    "host-speed": "Reward speed too; otherwise only what is right counts.",
    "host-ranking": "Nobody is ranked; the board shows the first five; or each sees their own rank.",
    "host-phones": "Phones show the whole question, or only letters to answer by.",
    "host-tables": "One phone for each table.",
    "host-free-names": "Let players type a name, instead of taking one from a list.",
    "host-players": "The most players at once.",
    "host-port": "The port to listen on; 8765 unless somebody else has it.",
    "host-address": "The address to listen on; every one of this machine.",
    "host-name": "Another name that leads here, such as quiz.lan; may be given again.",
    "host-remote": "Let the class be run from another device too, such as your phone, with the host’s link.",
    "host-resume": "Go on with a class that was cut off; an open question waits, with the time that was left.",
    "no-phones": "No phones and no network: everybody raises a hand or a card, and you type how many.",
    "host-all": "Every question of the deck, also those that are not meant for a lesson.",
    "host-size": "How many are in the class: the last count then follows from the others.",
    "host-no-terminal": (
        "There is no terminal here for the host’s screen. With --headless a browser or a script runs the class."
    ),
    "host-headless": "No screen: serve, and let a script or a browser run the class.",
    "metavar-host": "NAME",
    "metavar-room": "ROOM",
    "purge-all": "All of them.",
    "purge-older": "Those that nobody has touched for N days.",
    "no-room": "There is no class to go on with; viva room list shows what is kept.",
    "host-deck": "Which deck? For instance: viva host alibaba-covid",
    "port-taken": "Port {port} cannot be had ({reason}). Leave --port out, or give another.",
    "purge-which": "Which class? Name it, or say --all, or --older N.",
    "no-such-room": "There is no class “{name}”; there are: {known}.",
    "import": "Take in a deck of somebody else's, or what you reviewed in Anki.",
    "import.more": (
        "FILE is a package of Anki’s, .apkg or .colpkg. It becomes a deck in DIR, a folder that is not there yet, or "
        "is empty; every note that does not come whole is told, with the reason. Of note types that Viva does not "
        "know a mapping is printed, to be corrected and given with --map.\n\n"
        "With --history, FILE holds what you reviewed: File > Export, with “Include scheduling information” ticked, "
        "or the whole collection (.colpkg). Each review of a question of your decks, or of DECK, becomes part of "
        "your journal, once, however often you take the file in."
    ),
    "schema": "Print the JSON Schema of banks, for editors.",
    "schema.more": "Editors that speak yaml-language-server complete and check a bank with it as you type.",
    "sync": "Meet the journals of your other machines in a folder.",
    "sync.more": (
        "DIR is a folder that the machines share: a synchronised one, or a USB stick. Each machine writes one file "
        "of its own there and takes in what the others wrote. No server, no order, and never a loss: run it on each, "
        "now and then."
    ),
    "backup": "Copy the journal.",
    "backup.more": (
        "FILE is the copy to write, or a folder for a dated one. Without it, the copy goes to the folder backups "
        "beside the journal, where the last ten are kept."
    ),
    "restore": "Go back to a copy of the journal.",
    "restore.more": "FILE is a backup. The present journal is kept beside it first, and its name is told.",
    "settings": "Show the settings, and where each comes from.",
    "settings.more": (
        "The file is read by everything Viva does; the command line and the environment come before it. "
        "What it may hold is explained in the file itself: --edit begins one."
    ),
    "completion": "Print what a shell needs to complete commands and decks.",
    "completion.more": (
        'For bash, add to ~/.bashrc: eval "$(viva completion bash)"; for zsh the same in ~/.zshrc; for fish: '
        "viva completion fish > ~/.config/fish/completions/viva.fish"
    ),
    "mode": "practice: feedback at once, misses come again; cards: turn it over and rate yourself.",
    "lang": "Language of the questions, such as en or fr.",
    "flagged": "Only questions that you have flagged.",
    "level": "Only questions of this level; may be given again.",
    "tag": "Only questions with this tag; may be given again.",
    "metavar-tag": "TAG",
    "count": "How many questions; 0 for all.",
    "minutes": "Ask nothing new after N minutes.",
    "seed": "Make every shuffle the same again.",
    "plain": "Line by line: for pipes, simple terminals and screen readers.",
    "resume": "Go on with the session that was broken off, or begin a new one, without being asked.",
    "settings-edit": "Open the settings file in your editor, and check it afterwards.",
    "json": "Print JSON.",
    "check-format": "How to print what was found.",
    "output": "The file to write; by default the deck's name in this folder.",
    "import-history-option": "Take in reviews, not a deck.",
    "import-dry-run": "Only tell what would become of it.",
    "import-decks": "DECK goes with --history. To write a deck, give its folder with -o.",
    "import-output": "The folder to write; by default the file's name in this folder.",
    "import-lang": "Language of the deck, as en or fr; by default that of its texts, if Viva can tell, or yours.",
    "import-map": "What becomes of note types that Viva does not know; one is printed where it is needed.",
    "import-format": "The format of the file; by default told by its name.",
    "recall": "Ask choices from memory: the question in front, the answer on the back.",
    "since": "The package that people have: what is gone gets a tag, what would break theirs is refused.",
    "with-history": "Take along how well you know each question: a file of its own, for yourself.",
    "export-lang": "Languages; by default the deck's first.",
    "bank": "Only this bank; may be given several times.",
    "discuss": "Take questions for discussion along.",
    "dry-run": "Only tell what would be lost.",
    "strict": "Exit with 1 if anything was lost.",
    "no-terminal": "There is no terminal here for the full screen. Line by line it works: {line}",
    "which-deck": "Which deck? There are: {names}.",
    "no-decks": "There are no decks. Put one into {path}",
    "deck-problem": "{name} cannot be read: viva check tells why.",
    "questions": ("one question", "{n} questions"),
    "seen": ("one seen", "{n} seen"),
    "error": "error",
    "warning": "warning",
    "info": "note",
    "found": ("One finding: {sorts}.", "{n} findings: {sorts}."),
    "found-error": ("one error", "{n} errors"),
    "found-warning": ("one warning", "{n} warnings"),
    "found-info": ("one note", "{n} notes"),
    "found-fixable": ("viva check --fix can mend one.", "viva check --fix can mend {n}."),
    "mended": ("One mended.", "{n} mended."),
    "metavar-rules": "RULES",
    "metavar-rule": "RULE",
    "no-rule": "There is no rule and no family “{name}”; viva check --rules lists them.",
    "rule-off": "off unless selected",
    "rules-more": "viva check --explain RULE tells why, with examples.",
    "check-select": "Only these rules or families; default and all are names too.",
    "check-ignore": "Not these rules or families.",
    "check-fix": "Mend what needs no author, and keep every comment.",
    "check-diff": "Show what --fix would do, and write nothing.",
    "check-rules": "List the rules.",
    "check-explain": "Tell why a rule is one, with a bad and a good example.",
    "sound": "Nothing to mend in {names}.",
    "problems": ("One problem; nothing was done.", "{n} problems; nothing was done."),
    "written": "{path}: {total} questions, {exact} whole, {degraded} with losses, {skipped} left out.",
    "would-write": "{path} would hold {total} questions: {exact} whole, {degraded} with losses, {skipped} left out.",
    "holds": "It holds {notes} with {cards}.",
    "notes": ("one note", "{n} notes"),
    "cards": ("one card", "{n} cards"),
    "over-the-old": "The file that was there is replaced.",
    "compared": "Beside {path}: {new} new, {changed} changed, {same} the same, {retired} taken out.",
    "into-anki": "In Anki: File > Import, choose {path}, and keep the settings of the dialog.",
    "deck-only-metavar": "DECK",
    "coverage-lang": "Only the questions in this language, such as en or fr.",
    "coverage-source": "The text itself: show its sentences, and prove that they are those of source.yaml.",
    "coverage-html": "Write a page to look at, instead.",
    "coverage-over-text": "--html would write over {path}, which is the text itself.",
    "coverage-whole": "Coverage is of a whole deck: viva coverage {deck}",
    "lock-dry-run": "Only tell what has changed.",
    "lock-whole": "A lock is of a whole deck: viva lock {deck}",
    "locked": ("{path}: one question.", "{path}: {n} questions."),
    "would-lock": ("{path} would hold one question.", "{path} would hold {n} questions."),
    "lock-same": "{path}: nothing has changed.",
    "lock-new": ("  one new: {ids}", "  {n} new: {ids}"),
    "lock-changed": ("  one changed: {ids}", "  {n} changed: {ids}"),
    "lock-moved": ("  one in another bank: {ids}", "  {n} in another bank: {ids}"),
    "lock-back": ("  one back again: {ids}", "  {n} back again: {ids}"),
    "lock-retired": ("  one taken out: {ids}", "  {n} taken out: {ids}"),
    "not-locked": (
        "One question differs from what Anki got last. To have Anki take it over, run viva lock {deck}, then export.",
        "{n} questions differ from what Anki got last. To have Anki take them over, run viva lock {deck}, then export.",
    ),
    "in-another-bank": (
        "One question is in another bank now; in Anki its cards stay in the deck they are in. To find it:",
        "{n} questions are in another bank now; in Anki their cards stay in the deck they are in. To find them:",
    ),
    "retired-tagged": (
        "One question was taken out: who has it in Anki finds it by tag:viva::retired, to suspend it.",
        "{n} questions were taken out: who has them in Anki finds them by tag:viva::retired, to suspend them.",
    ),
    "retired-lost": (
        "One question was taken out, and Anki goes on asking it. With --since it is tagged; to find it:",
        "{n} questions were taken out, and Anki goes on asking them. With --since they are tagged; to find them:",
    ),
    "text-lang": "Language of the text, such as en or fr; by default that of source.yaml, else yours.",
    "deck-lang": "Language of the deck, such as en or fr; by default that of the text, if it is one of them, or yours.",
    "deck-title": "What the deck is called; by default as the text, else as its folder.",
    "from": "The text that the questions are to be about.",
    "map-output": "The file to write; by default source.yaml beside the text.",
    "map-dry-run": "Only tell what would become of each passage.",
    "no-text": "Write no sentence as a comment, and take out those that are there.",
    "not-a-language": "{name} is a language such as en, fr or pt-BR, not “{value}”.",
    "not-empty": "{path} is there already and holds something; a new deck needs a folder of its own.",
    "map-of-deck": "The map of this text is in the deck {deck}. To bring it up to date: {line}",
    "map-itself": "{path} is the map itself; give the text that it is a map of.",
    "no-option": "There is no option {name}.",
    "missing": "{name} is missing.",
    "missing-one-of": "{name} is missing; it is one of: {allowed}.",
    "needs-value": "{name} needs a value.",
    "takes-no-value": "{name} takes no value.",
    "not-one-of": "{name} cannot be “{value}”; it is one of: {allowed}.",
    "not-whole": "{name} is a whole number, not “{value}”.",
    "out-of-range": "{name} cannot be {value}; it goes from {least} to {most}.",
    "is-a-folder": "{path} is a folder; a file can be written into it.",
    "no-sync-folder": "There is no folder {path}. Plug it in or make it: the same one for all your machines.",
    "no-journal": "There is no journal yet to be copied. Answer something first.",
    "backup-over": "{path} is there already, and a backup goes over nothing. Give another name, or a folder.",
    "restore-itself": "{path} is the journal itself. Give a backup of it.",
    "restore-yes": "Nobody can be asked here whether the journal may be replaced. Say --yes if it may.",
    "restore-sure": "Do not ask first.",
    "not-together": "{one} and {other} do not go together.",
    "too-many": ("This is one too many: {names}", "These are too many: {names}"),
    "usage-error": "{message}.",
    "no-command": "There is no command “{name}”; there are: {names}.",
    "did-you-mean": "Did you mean {names}?",
    "see-help": "{command} --help tells more.",
    "os-error": "{path}: {reason}.",
    "stumbled": "Viva has stumbled: {error}. With --debug it shows where; please report it.",
}
