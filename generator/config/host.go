package config

// Refused are the signs that the site's host publishes in no name of a file, besides the ?
// that nobody does: over one # a whole deploy to Netlify fails.
func (s *Site) Refused() string {
	if s.Host == HostNetlify {
		return "#"
	}
	return ""
}
