Console.WriteLine("Name a benchmark: see docs/performance.md.");
