"""Ce que dit le docteur d’un réseau par lequel les téléphones ne passent pas."""

WORDS: dict[str, str | tuple[str, str]] = {
    "no-network": "Cet ordinateur n’est dans aucun réseau.",
    "no-network.fix": (
        "Rejoignez le Wi-Fi des téléphones, ou partagez votre connexion\u00a0; ou jouez sans "
        "téléphones\u00a0: viva host PAQUET --no-phones."
    ),
    "inner-only": "Cet ordinateur n’a que des adresses qu’aucun téléphone n’atteint\u00a0: {addresses}.",
    "inner-only.fix": "Rejoignez le Wi-Fi des téléphones\u00a0; coupez le VPN.",
    "several": "Cet ordinateur est dans plusieurs réseaux\u00a0: {addresses}.",
    "several.fix": (
        "Les téléphones doivent être dans celui qui est montré\u00a0; i, sur l’écran de l’hôte, montre le suivant."
    ),
    "network": "Cet ordinateur est dans un réseau, à l’adresse {addresses}.",
    "port-taken": "Le port {port} n’est pas libre ({reason}).",
    "port-taken.fix": "viva host en prend un autre de lui-même\u00a0; les téléphones le lisent dans l’adresse.",
    "port": "Le port {port} est libre.",
    "not-reached": "Cet ordinateur ne s’atteint pas lui-même à {address} ({reason}).",
    "not-reached.fix": (
        "Un pare-feu ou un VPN s’interpose\u00a0: laissez entrer Python, ou coupez-le pendant la leçon."
    ),
    "not-writable": "Aucune classe ne peut être gardée dans {path}\u00a0: on ne peut pas y écrire.",
    "not-writable.fix": "Rendez-le accessible en écriture, ou nommez un autre dossier par VIVA_HOME.",
    "disk-full": "Le disque de {path} est plein ou en panne.",
    "disk-full.fix": "Faites de la place\u00a0: aucune réponse ne compte qui n’a pas pu être gardée.",
    "silent": "Une classe est ouverte à {address} et ne répond pas.",
    "silent.fix": "viva host la montre et la sert de nouveau.",
    "nobody": (
        "Une classe est ouverte à {addresses}, et depuis une minute aucun téléphone ne l’a "
        "atteinte\u00a0: le réseau isole les appareils, comme un Wi-Fi d’invités, ou un pare-feu "
        "les refuse."
    ),
    "nobody.fix": (
        "Ouvrez cette adresse dans le navigateur d’un téléphone du même Wi-Fi. Si rien ne "
        "vient, partagez votre connexion avec la classe, ou jouez sans téléphones."
    ),
    "nobody-yet": "Une classe est ouverte à {addresses}, et personne n’est encore entré.",
    "phones": "Une classe est ouverte\u00a0: {players} entrés, {here} connectés en ce moment.",
    "locked": "La classe est verrouillée\u00a0: personne d’autre n’entre.",
    "locked.fix": "l, sur l’écran de l’hôte, la déverrouille.",
    "ufw": "Le pare-feu ufw est actif et refuse les téléphones sauf avis contraire.",
    "ufw.fix": "Pour la leçon\u00a0: sudo ufw allow {port}/tcp",
    "firewalld": "Le pare-feu firewalld refuse peut-être les téléphones.",
    "firewalld.fix": "Pour la leçon\u00a0: sudo firewall-cmd --add-port={port}/tcp",
    "firewall-mac": (
        "macOS demande une fois si Python peut recevoir des connexions\u00a0; qui dit non laisse les téléphones dehors."
    ),
    "firewall-mac.fix": "Réglages Système, Réseau, Coupe-feu, Options\u00a0: autorisez Python.",
    "firewall-windows": (
        "Windows demande une fois si Python peut être joint\u00a0; qui dit non laisse les téléphones dehors."
    ),
    "firewall-windows.fix": (
        "Sécurité Windows, Pare-feu, Autoriser une application\u00a0: cochez Python pour les "
        "réseaux privés, et marquez ce Wi-Fi comme privé."
    ),
    "hotspot": (
        "Un partage de connexion tient environ 5 à 10 appareils sur un téléphone, 8 sous "
        "Windows\u00a0: un téléphone par table suffit (--tables)."
    ),
}
