"""The room 操作紀錄: what was done, by whom, and whether the log still holds together."""
