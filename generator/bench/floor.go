package main

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	"qostil/generator/output"
	"qostil/generator/pipeline"
)

// floor is the least that the pages of a site cost: its files are made by the same
// templates from the same data, on all cores, in the order in which a build makes them,
// and written as they come. Reading of front matter, linking, claiming of paths,
// comparing, staging and publishing are left out, and problems are not reported.
func floor(site, dir string) error {
	root, err := os.OpenRoot(site)
	if err != nil {
		return err
	}
	defer root.Close()
	built := pipeline.Build(pipeline.Source{Site: root.FS(), Templates: os.DirFS("templates"), Static: os.DirFS("static")}, pipeline.Options{})
	if built.Problems.Errors() > 0 {
		return fmt.Errorf("%s: %s", built.Problems[0].File, built.Problems[0].Text())
	}
	start, before := time.Now(), cpu()
	files := built.Tree.Files()
	var all sync.WaitGroup
	order := output.Order(files)
	var next atomic.Int64
	failed := make([]error, runtime.GOMAXPROCS(0))
	for n := range failed {
		all.Go(func() {
			var out output.Out
			for failed[n] == nil {
				i := int(next.Add(1)) - 1
				if i >= len(files) {
					return
				}
				out.Reset()
				failed[n] = write(files[order[i]], &out, dir)
			}
		})
	}
	all.Wait()
	for _, err := range failed {
		if err != nil {
			return err
		}
	}
	fmt.Println(time.Since(start).Seconds(), (cpu() - before).Seconds())
	return nil
}

func write(f *output.File, out *output.Out, dir string) error {
	if err := f.Make(out); err != nil {
		return err
	}
	name := filepath.Join(dir, filepath.FromSlash(f.Path))
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		return err
	}
	return os.WriteFile(name, out.Bytes(), fs.FileMode(0o666))
}

// cpu returns the CPU time of this process.
func cpu() time.Duration {
	var r syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &r) != nil {
		return 0
	}
	return time.Duration(r.Utime.Nano() + r.Stime.Nano())
}
