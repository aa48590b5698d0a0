package command

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"qostil/generator/config"
)

// valuesOf returns values of a site for the completion of shells; nil if the site cannot be
// read.
func valuesOf(o *taskFlags, values func(*config.Site) []string) []string {
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

// texts completes the names of texts.
func texts(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	return []string{"md"}, cobra.ShellCompDirectiveFilterFileExt
}

// complete completes the values of a flag.
func complete(c *cobra.Command, flag string, o *taskFlags, values func(*config.Site) []string) {
	err := c.RegisterFlagCompletionFunc(flag, func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		return valuesOf(o, values), cobra.ShellCompDirectiveNoFileComp
	})
	if err != nil {
		panic(fmt.Sprint("the flag ", flag, " does not exist: ", err))
	}
}
