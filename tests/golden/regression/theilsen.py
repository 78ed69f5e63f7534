"""Theil-Sen (scipy.stats.theilslopes); run: python3 theilsen.py > theilsen.out"""
from scipy.stats import theilslopes
x = [2010, 2011, 2012, 2012, 2014, 2015, 2016, 2017, 2018, 2019]
y = [1.1, 2.3, 2.9, 2.4, 4.4, 4.8, 6.3, 15.0, 7.1, 7.1]
for level in (0.5, 0.9, 0.95):
    r = theilslopes(y, x, level)
    print(level, *(repr(float(v)) for v in r))
