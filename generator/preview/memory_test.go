package preview_test

import (
	"io/fs"
	"net"
	"path"
	"sync"
	"testing/fstest"
	"time"
)

// memory is a folder in memory that may change while it is read.
type memory struct {
	mu    sync.Mutex
	files fstest.MapFS
}

func newMemory(files map[string]string) *memory {
	m := &memory{files: fstest.MapFS{}}
	for name, text := range files {
		m.writeAt(name, text, time.Now().Add(-time.Hour))
	}
	return m
}

func (m *memory) Open(name string) (fs.File, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.files.Open(name)
}

func (m *memory) write(name, text string) { m.writeAt(name, text, time.Now()) }

func (m *memory) writeAt(name, text string, at time.Time) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.files[path.Join("content", name)] = &fstest.MapFile{Data: []byte(text), Mode: 0o644, ModTime: at}
}

func (m *memory) remove(names ...string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, name := range names {
		delete(m.files, "content/"+name)
	}
}

// pipes is a listener on the loopback interface of no machine.
type pipes struct {
	conns  chan net.Conn
	closed chan struct{}
	once   sync.Once
	addr   func() // called by Addr; may be nil
}

func newPipes() *pipes { return &pipes{conns: make(chan net.Conn), closed: make(chan struct{})} }

func (p *pipes) Accept() (net.Conn, error) {
	select {
	case c := <-p.conns:
		return c, nil
	case <-p.closed:
		return nil, net.ErrClosed
	}
}

func (p *pipes) Close() error {
	p.once.Do(func() { close(p.closed) })
	return nil
}

func (p *pipes) Addr() net.Addr {
	if p.addr != nil {
		p.addr()
	}
	return &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: 1717}
}

// dial is a new connection, as a browser makes it.
func (p *pipes) dial() net.Conn {
	client, server := net.Pipe()
	p.conns <- server
	return client
}
