package workspace

import (
	"os/exec"
	"runtime"
)

// OpenBrowser asks the system to show an address in the browser. It ignores failures,
// because the caller has printed the address.
func OpenBrowser(address string) {
	command := []string{"xdg-open", address}
	switch runtime.GOOS {
	case "darwin":
		command = []string{"open", address}
	case "windows":
		command = []string{"rundll32", "url.dll,FileProtocolHandler", address}
	}
	if c := exec.Command(command[0], command[1:]...); c.Start() == nil {
		go func() { _ = c.Wait() }()
	}
}
