package render

import "qostil/generator/theme"

// Templates can give these values to the function once, which renders a partial for a
// value the first time that a page asks for it.

func (c *Card) Fragments() *theme.Fragments     { return c.fragments }
func (l Link) Fragments() *theme.Fragments      { return l.fragments }
func (m *Menu) Fragments() *theme.Fragments     { return m.fragments }
func (s *SiteInfo) Fragments() *theme.Fragments { return s.fragments }
