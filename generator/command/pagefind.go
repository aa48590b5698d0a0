package command

import (
	"os"
	"os/exec"
	"path/filepath"
)

// findPagefind finds the program that makes a site's search index where its site.yaml
// asks for it: what PAGEFIND_BIN names, else what npm has installed in the site's
// folder, else what is on the PATH. It returns "" where there is none.
func findPagefind(site string) string {
	if named := os.Getenv("PAGEFIND_BIN"); named != "" {
		return named
	}
	for _, name := range []string{"pagefind_extended", "pagefind_extended.exe"} {
		installed, _ := filepath.Glob(filepath.Join(site, "node_modules", "@pagefind", "*", "bin", name)) // the pattern is well formed
		if len(installed) > 0 {
			return installed[0]
		}
	}
	for _, name := range []string{"pagefind_extended", "pagefind"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	return ""
}
