"""The main window: band, rail, bar, pages by address, status line, lock.

A page is a `page.Page(seat, address)` that calls `self.head(Heading(…))`; it is made known in
`ui/rooms.py` by `pages.add(Room(…))`, or `pages.add_door(…)` for a page before the unlock. It asks
for records with `seat.jobs.database(lambda clinic: …).then(self.show_them)`, leaves with
`seat.go("complaint/C-2026-0001")`, and tells with `seat.changed()` that something was saved.
"""
