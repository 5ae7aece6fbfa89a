"""WeChat: its protocol in small, and over HTTP with the sandbox."""
