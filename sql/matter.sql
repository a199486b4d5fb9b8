SELECT govcredit.create_registry('m');
