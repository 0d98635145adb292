"""The look. `chosen`: px(size), ink(token), font(role, bold) · `icons`: icon, pixmap, paint_icon ·
`shapes`: box, ring, hairline · `tokens`: every number · `style.dress(app, look, scale, language)`.
"""
