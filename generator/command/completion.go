package command

import (
	"os"
	"unicode"

	"github.com/spf13/cobra"

	"qostil/generator/config"
)

// What shells offer while somebody types. A site that cannot be read offers nothing.

func valuesOf(o *taskOptions, values func(*config.Site) []string) []string {
	root, err := os.OpenRoot(o.site)
	if err != nil {
		return nil
	}
	defer root.Close()
	cfg, _ := config.Load(root.FS(), "")
	if cfg == nil {
		return nil
	}
	return values(cfg)
}

func tagNames(cfg *config.Site) []string {
	var names []string
	for _, tag := range cfg.Tags.List {
		names = append(names, cobra.CompletionWithDesc(tag.Key, cfg.Text(tag.Label, cfg.Languages[0])))
	}
	return names
}

func languageNames(cfg *config.Site) []string { return cfg.Languages }

// texts offers the names of texts.
func texts(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	return []string{"md"}, cobra.ShellCompDirectiveFilterFileExt
}

func isLetterOrDigit(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

func isDigits(s string) bool {
	for _, r := range s {
		if r < '0' || r > '9' {
			return false
		}
	}
	return s != ""
}
