"""The big screen: what its scenes say and show, as plain JSON, and how a browser draws it."""
