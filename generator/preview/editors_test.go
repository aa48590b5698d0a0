package preview_test

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"qostil/generator/preview"
)

// TestEditors saves a file as editors do. The new text is shown, and no build has
// heard of anything but the file.
func TestEditors(t *testing.T) {
	for name, save := range map[string]func(f *folder, name, text string){
		"VS Code": (*folder).write,
		"vim": func(f *folder, name, text string) { // backupcopy=no
			dir, base := filepath.ToSlash(filepath.Dir(name)), filepath.Base(name)
			f.write(dir+"/."+base+".swp", "swap")
			f.write(dir+"/4913", "")
			f.remove(dir + "/4913")
			f.rename(name, name+"~")
			f.write(name, text)
			f.must(os.Chmod(f.at(name), 0o644))
			f.remove(name + "~")
			f.remove(dir + "/." + base + ".swp")
		},
		"Emacs": func(f *folder, name, text string) {
			dir, base := filepath.ToSlash(filepath.Dir(name)), filepath.Base(name)
			lock := f.at(dir + "/.#" + base)
			f.must(os.Symlink("aliya@studio.4711:1763900000", lock))
			f.write(dir+"/#"+base+"#", text)
			f.rename(name, name+"~")
			f.write(name, text)
			f.remove(dir + "/#" + base + "#")
			f.must(os.Remove(lock))
		},
		"JetBrains": func(f *folder, name, text string) {
			f.write(name+"___jb_tmp___", text)
			f.rename(name, name+"___jb_old___")
			f.rename(name+"___jb_tmp___", name)
			f.remove(name + "___jb_old___")
		},
		"gedit": func(f *folder, name, text string) {
			temporary := filepath.ToSlash(filepath.Dir(name)) + "/.goutputstream-X7K2T3"
			f.write(temporary, text)
			f.rename(temporary, name)
		},
		"sed -i": func(f *folder, name, text string) {
			temporary := filepath.ToSlash(filepath.Dir(name)) + "/.sedQx1b2c"
			f.write(temporary, text)
			f.must(os.Chmod(f.at(temporary), 0o644))
			f.rename(temporary, name)
		},
	} {
		t.Run(name, func(t *testing.T) {
			f := watch(t, map[string]string{"2026/a.html": "first", "b.html": "other"}, preview.Options{})
			for _, text := range []string{"second", "a third text", ""} {
				save(f, "content/2026/a.html", text)
				f.shows("/2026/a.html", text)
			}
			for _, files := range f.built() {
				if len(files) > 0 && !slices.Equal(files, []string{"content/2026/a.html"}) {
					t.Errorf("built for %q", files)
				}
			}
		})
	}
}
