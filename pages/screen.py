"""大屏: scenes on a wall or in a meeting, one after another, over the whole window."""

from pages.parts import rows, theme
from pages.parts.screen import stage

theme.heading("大屏", rows.is_demonstration())
theme.source_line("正在铺满窗口……没有数据时，先到“数据上报”上传表格。")
stage.show()
