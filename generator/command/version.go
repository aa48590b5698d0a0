package command

import (
	"runtime/debug"

	"github.com/spf13/cobra"

	"qostil/generator/console"
)

func versionCommand(t *console.Terminal) *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the version",
		Args:  noArguments,
		RunE: func(*cobra.Command, []string) error {
			version, golang := "(devel)", ""
			if info, ok := debug.ReadBuildInfo(); ok {
				golang = info.GoVersion
				if info.Main.Version != "" {
					version = info.Main.Version
				}
			}
			t.Printf("qostil %s (%s)", version, golang)
			return nil
		},
	}
}
