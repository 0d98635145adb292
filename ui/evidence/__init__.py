"""The windows of the vault: the list, one exhibit with its preview and custody, handing in."""
