"""The subcommands, one module each; every module has a `command`."""
