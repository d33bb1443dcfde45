"""How numbers follow from numbers.

Formula language, achievement, scale, aggregation, comparison, rank, trend, survey index,
efficiency, work-plan tree, data-quality gate; and `assess`, the one computation that everything
reads. Knows neither where data came from nor where it goes.
"""
