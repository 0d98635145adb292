"""報告: papers chosen, looked at, printed and saved; packs made; and what has left the clinic."""
