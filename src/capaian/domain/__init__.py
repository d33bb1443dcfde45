"""The words of the field as frozen, typed values.

Office, area, period, goal, objective, indicator, component, target, actual, budget, survey;
the law in force (`RuleSet`); the outcome of the one computation (`Assessment`) with its traces.
Knows no file, no format and no third-party package.
"""
