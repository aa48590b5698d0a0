package edit

import (
	"regexp"
	"strings"
)

// Text writes a text as a value in YAML, in quotes if it needs them.
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

// plain matches texts that need no quotes, also in flow style. typed matches texts that
// other tools may read as a boolean, null or a number.
var (
	plain = regexp.MustCompile(`^[\pL\pN/][^,\[\]{}\x00-\x1f\x7f-\x9f"'` + "`" + `\\]*[^\s:,\[\]{}\x00-\x1f\x7f-\x9f"'` + "`" + `\\]$|^[\pL\pN]$`)
	typed = regexp.MustCompile(`(?i)^(true|false|null|yes|no|on|off|y|n|[-+]?[0-9][0-9_.,:e+-]*|0x[0-9a-f]+)$`)
)

// Pair is a key and its value, both in YAML.
type Pair struct{ Key, Value string }

// Mapping writes a mapping on one line: {key: value, key: value}.
func Mapping(pairs ...Pair) string {
	var parts []string
	for _, p := range pairs {
		parts = append(parts, p.Key+": "+p.Value)
	}
	return "{" + strings.Join(parts, ", ") + "}"
}

// List writes a list on one line: [value, value].
func List(values ...string) string { return "[" + strings.Join(values, ", ") + "]" }
