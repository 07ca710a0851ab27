namespace AvatarBridge.Wire
{
    /// <summary>A key of a request with its value, which is of one of five types.</summary>
    internal readonly struct RequestField
    {
        private readonly string _key;
        private readonly Type _type;
        private readonly string _text;
        private readonly long _whole;
        private readonly double _number;
        private readonly Point? _point;

        private RequestField(
            string key, Type type, string text = null, long whole = 0, double number = 0,
            Point? point = null)
        {
            _key = key;
            _type = type;
            _text = text;
            _whole = whole;
            _number = number;
            _point = point;
        }

        private enum Type
        {
            Text,
            Whole,
            Number,
            Flag,
            Point,
        }

        public static RequestField Text(string key, string value)
        {
            return new RequestField(key, Type.Text, text: value);
        }

        public static RequestField Whole(string key, long value)
        {
            return new RequestField(key, Type.Whole, whole: value);
        }

        public static RequestField Number(string key, double value)
        {
            return new RequestField(key, Type.Number, number: value);
        }

        public static RequestField Flag(string key, bool value)
        {
            return new RequestField(key, Type.Flag, whole: value ? 1 : 0);
        }

        public static RequestField Point(string key, Point? value)
        {
            return new RequestField(key, Type.Point, point: value);
        }

        public void Write(ref MsgPackWriter writer)
        {
            writer.WriteString(_key);
            switch (_type)
            {
                case Type.Text:
                    writer.WriteString(_text);
                    break;
                case Type.Whole:
                    writer.WriteInteger(_whole);
                    break;
                case Type.Number:
                    writer.WriteFloat(_number);
                    break;
                case Type.Flag:
                    writer.WriteBoolean(_whole != 0);
                    break;
                default:
                    WritePoint(ref writer);
                    break;
            }
        }

        private void WritePoint(ref MsgPackWriter writer)
        {
            if (!_point.HasValue)
            {
                writer.WriteNil();
                return;
            }
            writer.WriteArray(3);
            writer.WriteFloat(_point.Value.X);
            writer.WriteFloat(_point.Value.Y);
            writer.WriteFloat(_point.Value.Z);
        }
    }
}
