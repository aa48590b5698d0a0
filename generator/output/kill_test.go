package output_test

import (
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// victim names, in the environment of the test's own program, the folder that it
// shall publish into until it is killed.
const victim = "QOSTIL_TEST_VICTIM"

func TestMain(m *testing.M) {
	if dir := os.Getenv(victim); dir != "" {
		fmt.Println(publishForever(dir))
		os.Exit(1)
	}
	// The faults publish a thousand times: in memory, where the system offers it.
	if dir, err := os.MkdirTemp("/dev/shm", "qostil"); err == nil {
		_ = os.Remove(dir)
		_ = os.Setenv("TMPDIR", filepath.Dir(dir))
	}
	os.Exit(m.Run())
}

// versions are two states of a site of some size, of which the later adds, changes
// and deletes.
func versions() update {
	u := update{map[string]string{}, map[string]string{}}
	body := strings.Repeat("text ", 4000)
	for i := range 150 {
		page := fmt.Sprintf("ru/2026/%d/%d/index.html", i%12, i)
		if i%3 != 0 {
			u.before[page] = fmt.Sprint("before ", i, body)
		}
		if i%3 != 1 {
			u.after[page] = fmt.Sprint("after ", i, body)
		}
	}
	return u
}

func publishForever(dir string) error {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return err
	}
	for u := versions(); ; u.before, u.after = u.after, u.before {
		if _, err := build(context.Background(), sealed(u.after), root); err != nil {
			return err
		}
		if err := os.WriteFile(dir+".ready", nil, 0o666); err != nil {
			return err
		}
	}
}

// TestKill kills another process while it publishes, at any moment, and looks at
// what it leaves.
func TestKill(t *testing.T) {
	u := versions()
	clean := t.TempDir()
	write(t, clean, map[string]string{"theirs.txt": "theirs"})
	publish(t, clean, u.after)
	want := snapshot(t, clean)
	dir := filepath.Join(t.TempDir(), "out")
	write(t, dir, map[string]string{"theirs.txt": "theirs"})
	midway := 0
	for range 10 {
		killOne(t, dir)
		found := snapshot(t, dir)
		for path := range found {
			if strings.HasPrefix(path, state+"/") {
				midway++
				break
			}
		}
		maps.DeleteFunc(found, func(path, _ string) bool { return strings.HasPrefix(path, state+"/") })
		checkWhole(t, "killed", u, found)
		publish(t, dir, u.after)
		same(t, "built again", snapshot(t, dir), want)
	}
	t.Logf("%d of 10 were killed in the midst of their work", midway)
}

// killOne starts a process that publishes, and kills it some time after it has
// published once.
func killOne(t *testing.T, dir string) {
	t.Helper()
	if err := os.Remove(dir + ".ready"); err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(program)
	cmd.Env = append(os.Environ(), victim+"="+dir)
	said := &strings.Builder{}
	cmd.Stdout, cmd.Stderr = said, said
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	for start := time.Now(); time.Since(start) < 10*time.Second; time.Sleep(time.Millisecond) {
		if _, err := os.Stat(dir + ".ready"); err == nil {
			break
		}
	}
	time.Sleep(rand.N(100 * time.Millisecond))
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	if _ = cmd.Wait(); said.Len() > 0 {
		t.Fatalf("the process ended by itself: %s", said)
	}
}
