# Godot 3, headless: drives an imported glTF avatar from a VMC stream, and tells over UDP what
# the engine then holds. Arguments: --listen=PORT --tell=PORT
extends SceneTree

var _stream = PacketPeerUDP.new()
var _told = PacketPeerUDP.new()
var _face: MeshInstance
var _skeleton: Skeleton
var _bones = {}
var _seconds = 0.0


func _init():
	Engine.target_fps = 120
	var ports = {}
	for argument in OS.get_cmdline_args():
		var parts = argument.split("=")
		if parts.size() == 2:
			ports[parts[0]] = int(parts[1])
	var avatar = load("res://avatar.glb").instance()
	get_root().add_child(avatar)
	_skeleton = _find(avatar, "Skeleton")[0]
	for mesh in _find(avatar, "MeshInstance"):
		if mesh.mesh.get_blend_shape_count() > 0:
			_face = mesh
	_stream.listen(ports["--listen"], "127.0.0.1")
	_told.set_dest_address("127.0.0.1", ports["--tell"])
	_tell({"shapes": _face.mesh.get_blend_shape_count(), "bones": _skeleton.get_bone_count()})


func _idle(_delta):
	while _stream.get_available_packet_count() > 0:
		var packet = StreamPeerBuffer.new()
		packet.big_endian = true
		packet.data_array = _stream.get_packet()
		_take(packet, packet.get_size())
	return false


# Reads a message, or a bundle that goes up to a byte.
func _take(packet, end):
	var address = _text(packet)
	if address == "#bundle":
		packet.seek(packet.get_position() + 8)
		while packet.get_position() < end:
			var length = packet.get_32()
			_take(packet, packet.get_position() + length)
		return
	var arguments = []
	for tag in _text(packet).substr(1):
		arguments.append(_text(packet) if tag == "s" else
				packet.get_float() if tag == "f" else packet.get_32())
	match address:
		"/VMC/Ext/Blend/Val":
			var shape = arguments[0].substr(0, 1).to_lower() + arguments[0].substr(1)
			_face.set("blend_shapes/" + shape, arguments[1])
		"/VMC/Ext/Bone/Pos":
			_turn(arguments)
		"/VMC/Ext/T":
			_seconds = arguments[0]
		"/VMC/Ext/Blend/Apply":
			_tell_pose()


# Unity's space is ours mirrored in x.
func _turn(arguments):
	var bone = _bone(arguments[0])
	var turn = Quat(arguments[4], -arguments[5], -arguments[6], arguments[7])
	var away = Vector3()
	if arguments[0] == "Hips":
		away = Vector3(-arguments[1], arguments[2], arguments[3])
		away -= _skeleton.get_bone_rest(bone).origin
	_skeleton.set_bone_pose(bone, Transform(Basis(turn), away))


func _tell_pose():
	var head = _skeleton.get_bone_global_pose(_skeleton.find_bone("head"))
	var turn = head.basis.get_rotation_quat()
	_tell({
		"seconds": _seconds,
		"jaw": _face.get("blend_shapes/jawOpen"),
		"blink": _face.get("blend_shapes/eyeBlinkLeft"),
		"head": [turn.x, turn.y, turn.z, turn.w],
		"height": head.origin.y,
	})


# The importer writes bones in snake_case; VMC names thumbs a joint further in than VRM 1.
func _bone(name):
	if not _bones.has(name):
		var vrm = name.replace("ThumbProximal", "ThumbMetacarpal")
		vrm = vrm.replace("ThumbIntermediate", "ThumbProximal")
		var snake = ""
		for letter in vrm:
			var is_capital = letter != letter.to_lower()
			snake += ("_" if is_capital and snake != "" else "") + letter.to_lower()
		_bones[name] = _skeleton.find_bone(snake)
	return _bones[name]


func _text(packet):
	var bytes = PoolByteArray()
	while true:
		var byte = packet.get_u8()
		if byte == 0:
			break
		bytes.append(byte)
	packet.seek((packet.get_position() + 3) / 4 * 4)
	return bytes.get_string_from_utf8()


func _find(node, kind):
	var found = [node] if node.is_class(kind) else []
	for child in node.get_children():
		found += _find(child, kind)
	return found


func _tell(what):
	_told.put_packet(to_json(what).to_utf8())
