package main

import (
	"bytes"
	"fmt"
	"os/exec"
	"slices"
	"syscall"
	"time"
)

// usage is what one run of a program took.
type usage struct {
	Seconds float64 `json:"seconds"`     // on the clock
	CPU     float64 `json:"cpu_seconds"` // of all cores
	MiB     float64 `json:"peak_mib"`    // resident, at most
}

// measure runs a program in a folder to its end.
func measure(dir, program string, arguments ...string) (usage, error) {
	c := exec.Command(program, arguments...)
	c.Dir = dir
	var out bytes.Buffer
	c.Stdout, c.Stderr = &out, &out
	start := time.Now()
	err := c.Run()
	took := time.Since(start)
	if err != nil {
		return usage{}, fmt.Errorf("%s: %w\n%s", c, err, tail(out.Bytes()))
	}
	state := c.ProcessState
	u := usage{Seconds: took.Seconds(), CPU: (state.UserTime() + state.SystemTime()).Seconds()}
	if r, ok := state.SysUsage().(*syscall.Rusage); ok {
		u.MiB = float64(r.Maxrss) / 1024
	}
	return u, nil
}

func tail(out []byte) []byte { return out[max(0, len(out)-2000):] }

// median is the middle of some runs, by each measure for itself.
func median(runs []usage) usage {
	of := func(pick func(usage) float64) float64 {
		var all []float64
		for _, r := range runs {
			all = append(all, pick(r))
		}
		slices.Sort(all)
		return all[len(all)/2]
	}
	return usage{
		of(func(u usage) float64 { return u.Seconds }), of(func(u usage) float64 { return u.CPU }), of(func(u usage) float64 { return u.MiB }),
	}
}
