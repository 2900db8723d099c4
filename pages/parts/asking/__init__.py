"""指标速查: a question typed in Chinese, how it was understood, and its answer.

What is understood is decided by queries.asking; here it is shown.
"""
