package edit

import (
	"regexp"
	"strings"
)

// Text is a text as a value of YAML, in quotes where it needs them.
func Text(s string) string {
	switch {
	case plain.MatchString(s) && !strings.Contains(s, ": ") && !strings.Contains(s, " #") && !typed.MatchString(s):
		return s
	case !strings.ContainsAny(s, "\"\\\n\r\t"):
		return `"` + s + `"`
	case !strings.ContainsAny(s, "'\n\r\t"):
		return "'" + s + "'"
	}
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`, "\r", `\r`, "\t", `\t`).Replace(s) + `"`
}

// plain is what needs no quotes, in a flow mapping neither; typed is what other
// tools would not take for a text.
var (
	plain = regexp.MustCompile(`^[\pL\pN/][^,\[\]{}\x00-\x1f\x7f-\x9f"'` + "`" + `\\]*[^\s:,\[\]{}\x00-\x1f\x7f-\x9f"'` + "`" + `\\]$|^[\pL\pN]$`)
	typed = regexp.MustCompile(`(?i)^(true|false|null|yes|no|on|off|y|n|[-+]?[0-9][0-9_.,:e+-]*|0x[0-9a-f]+)$`)
)

// Pair is a key and its value, as YAML.
type Pair struct{ Key, Value string }

// Mapping is a mapping on one line: {key: value, key: value}.
func Mapping(pairs ...Pair) string {
	var parts []string
	for _, p := range pairs {
		parts = append(parts, p.Key+": "+p.Value)
	}
	return "{" + strings.Join(parts, ", ") + "}"
}

// List is a list on one line: [value, value].
func List(values ...string) string { return "[" + strings.Join(values, ", ") + "]" }
