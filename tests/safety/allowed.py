OPENS = dict.fromkeys(["nobody","bianji","shenhe","yiyuan","jiaodui","yiyuan-lisu","xinxi","shengban"], set())
WRITES = dict(OPENS)
