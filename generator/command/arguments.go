package command

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"
)

// noArguments refuses all arguments. If the command has subcommands, the message names the
// nearest one.
func noArguments(c *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	if c.HasSubCommands() {
		text := fmt.Sprintf("there is no command %q", args[0])
		if near := c.SuggestionsFor(args[0]); len(near) > 0 {
			text += fmt.Sprintf("; did you mean %q?", near[0])
		}
		return usage{errors.New(text)}
	}
	return usage{fmt.Errorf("%s takes no arguments, only flags; what is %q?", c.CommandPath(), args[0])}
}

// arguments checks the number of arguments; most < 0 means any number. The text what names
// the arguments in messages.
func arguments(least, most int, what string) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		switch {
		case len(args) < least:
			return usage{fmt.Errorf("%s needs %s", c.CommandPath(), what)}
		case most >= 0 && len(args) > most:
			return usage{fmt.Errorf("%s takes %s; what is %q?", c.CommandPath(), what, args[most])}
		}
		return nil
	}
}

// group returns a command that has nothing but subcommands.
func group(use, short string, commands ...*cobra.Command) *cobra.Command {
	c := &cobra.Command{
		Use: use, Short: short, Args: noArguments,
		RunE: func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	c.AddCommand(commands...)
	return c
}
