"""What the doctor says of a network that phones do not come through."""

WORDS: dict[str, str | tuple[str, str]] = {
    "no-network": "This computer is in no network.",
    "no-network.fix": (
        "Join the Wi-Fi that the phones are in, or open a hotspot; or play without phones: viva host DECK --no-phones."
    ),
    "inner-only": "This computer has only addresses that no phone can reach: {addresses}.",
    "inner-only.fix": "Join the Wi-Fi that the phones are in; switch a VPN off.",
    "several": "This computer is in several networks: {addresses}.",
    "several.fix": "Phones must be in the one that is shown; i on the host’s screen shows the next.",
    "network": "This computer is in a network, as {addresses}.",
    "port-taken": "Port {port} cannot be had ({reason}).",
    "port-taken.fix": "viva host takes another one by itself; phones read it in the address.",
    "port": "Port {port} is free.",
    "not-reached": "This computer does not reach itself at {address} ({reason}).",
    "not-reached.fix": "A firewall or a VPN stands before it: let Python in, or switch it off for the lesson.",
    "not-writable": "No class can be kept in {path}: it cannot be written.",
    "not-writable.fix": "Make it writable, or let VIVA_HOME name a folder that is.",
    "disk-full": "The disk of {path} is full or failing.",
    "disk-full.fix": "Make room: no answer counts that could not be kept.",
    "silent": "A class is open at {address}, and does not answer.",
    "silent.fix": "viva host shows it, and serves it again.",
    "nobody": (
        "A class is open at {addresses}, and for a minute no phone has reached it: the network "
        "keeps devices apart, as guest Wi-Fi does, or a firewall refuses them."
    ),
    "nobody.fix": (
        "Open that address in the browser of a phone in the same Wi-Fi. If it does not come, "
        "have the class join a hotspot of yours, or play without phones."
    ),
    "nobody-yet": "A class is open at {addresses}, and nobody is in yet.",
    "phones": "A class is open: {players} in, {here} connected just now.",
    "locked": "The class is locked, so nobody new gets in.",
    "locked.fix": "l on the host’s screen unlocks it.",
    "ufw": "The firewall ufw is on, and refuses phones unless it is told otherwise.",
    "ufw.fix": "For the lesson: sudo ufw allow {port}/tcp",
    "firewalld": "The firewall firewalld may refuse phones.",
    "firewalld.fix": "For the lesson: sudo firewall-cmd --add-port={port}/tcp",
    "firewall-mac": ("macOS asks once whether Python may take incoming connections; who says no keeps phones out."),
    "firewall-mac.fix": "System Settings, Network, Firewall, Options: allow Python.",
    "firewall-windows": "Windows asks once whether Python may be reached; who says no keeps phones out.",
    "firewall-windows.fix": (
        "Windows Security, Firewall, Allow an app: tick Python for private networks, and mark this Wi-Fi as private."
    ),
    "hotspot": (
        "A hotspot holds about 5 to 10 devices on a phone, 8 on Windows: one phone for each table is enough (--tables)."
    ),
}
