"""有人在大聲抱怨: the calm script beside the keyboard, from everywhere by F9."""
