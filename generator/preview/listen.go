package preview

import (
	"errors"
	"fmt"
	"net"
	"strconv"
	"syscall"
)

// maxPorts is how many ports are tried after the first.
const maxPorts = 50

// Listen listens on an address and a port. If the port is in use and strict is not set, it
// takes the next free one.
func Listen(address string, port int, strict bool) (net.Listener, error) {
	for try := port; ; try++ {
		l, err := net.Listen("tcp", net.JoinHostPort(address, strconv.Itoa(try)))
		if err == nil {
			return l, nil
		}
		if strict || !errors.Is(err, syscall.EADDRINUSE) || try-port == maxPorts {
			return nil, fmt.Errorf("no page can be shown: %w", err)
		}
	}
}

// Port returns the port of a listener of Listen.
func Port(l net.Listener) int { return l.Addr().(*net.TCPAddr).Port }

// IsLoopback says whether only this computer can reach an address. An empty address means
// all interfaces.
func IsLoopback(address string) bool {
	ip := net.ParseIP(address)
	return address == "localhost" || ip != nil && ip.IsLoopback()
}
