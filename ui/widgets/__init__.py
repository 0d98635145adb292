"""Everything that pages are built from. Words are always plain text; sizes come from the theme.

Words     text.Label (one look; wrap, elide, select) · text.Phrase(*spans) (several looks in one
          sentence) · spans.Span (text, role, bold, colour, strike, mono, hits) · spans.GAP (what
          parts two facts in one line) · text.set_tip (plain tooltips) · keys.KeyBadge, keys.on_key
Buttons   buttons.Button(text, kind, icon, key, on, size), kind "primary", "plain", "text",
          "danger" or "link": set_busy, set_ready, forbid(reason), allow · IconButton(icon, words)
          · Reason(*buttons) · ButtonRow(*buttons, left): a foot with the reason beside · cards.link
Fields    fields.Field(label, control, number, note, key): say_wrong, say_below, go, refresh; the
          number turns to a tick when control.enough() · lines.LineField · lines.PassphraseField ·
          writing.LongField (verbatim, drafts) · choices.Choices([Option]) for up to ten, open ·
          menus.ComboField for more · ticks.Check · moments.MomentField, moments.DayField
          Controls give `changed`, and set_text / set_value / set_chosen without it.
Switches  segments.Segments([Option], now) · segments.Views([View], now) ·
          filters.FilterButton(label, [Option], now): all give `chosen(key)`
Marks     marks.Chip(text, tone, icon, glyph, level) · marks.level_chip · marks.Count ·
          marks.Initial(name) · glyphs.GlyphMark(glyph, word) · glyphs.LevelBars · meters.Meter
Surfaces  cards.Sheet(colour) · cards.Card, add_row · cards.CardRow(burning) · cards.Hairline ·
          cards.SectionHead(name, note, *ends) · cards.Notice(text, tone, lead, actions) ·
          cards.ScrollColumn · flow.Flow (breaks lines)
Lists     lists.RowList(columns, name): show_rows(rows), opened(key), picked(key), select(key) ·
          rows.Row(key, cells) · rows.Cell(lines, glyph, icon, gone) · rows.Line · rows.Gone
          (a meter) · rows.Column(head, least, share) · rows.cell, rows.line
Stories   progress.StateLine([State]) · progress.Timeline([Event])
Nothing   states.EmptyPage(icon, title, hint, *actions) · states.BusyPanel(title, cancel) ·
          states.Picture(icon)
Over it   dialogs.ask(parent, window, title, text, do, leave, then) · dialogs.Dialog ·
          panels.Panel(title, side): head, body, side, foot, leave; opened with seat.over(panel)
"""
