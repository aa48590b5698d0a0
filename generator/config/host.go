package config

// Refused returns the characters that the site's host does not accept in names of files:
// with a # in a name, a deploy to Netlify fails. No host accepts a question mark, so it is
// not among them.
func (s *Site) Refused() string {
	if s.Host == HostNetlify {
		return "#"
	}
	return ""
}
