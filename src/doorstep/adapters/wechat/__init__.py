"""WeChat: the pay channel (API v3) and the mini-program server calls, in the words of our ports."""
