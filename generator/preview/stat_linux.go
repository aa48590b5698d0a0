package preview

import (
	"io/fs"
	"syscall"
)

// ctime is when the file's inode last changed, in nanoseconds.
func ctime(info fs.FileInfo) int64 {
	if st, ok := info.Sys().(*syscall.Stat_t); ok {
		return st.Ctim.Nano()
	}
	return 0
}
