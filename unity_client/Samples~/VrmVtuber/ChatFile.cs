using System;
using System.Collections.Generic;
using System.IO;
using System.Text;

namespace AvatarBridgeSamples
{
    // Follows a text file that another program writes, as `tail -f` does. The file is opened for
    // each look and shared with its writer. Plain C#, main thread only.

    /// <summary>The lines that are added to a file.</summary>
    public sealed class ChatFile
    {
        private const int LargestLook = 65536;

        private readonly string _path;
        private readonly Decoder _decoder = Encoding.UTF8.GetDecoder();
        private readonly StringBuilder _unfinished = new StringBuilder();
        private readonly Queue<string> _lines = new Queue<string>();
        private readonly byte[] _bytes = new byte[LargestLook];
        private readonly char[] _chars = new char[LargestLook + 1];
        private long _position;

        /// <summary>
        /// Follows a file from its beginning, or only what is written from now on.
        /// </summary>
        public ChatFile(string path, bool fromNowOn)
        {
            _path = path;
            _position = fromNowOn && File.Exists(path) ? new FileInfo(path).Length : 0L;
        }

        /// <summary>Why the file could not be read last time; empty when it could.</summary>
        public string Problem { get; private set; } = "";

        /// <summary>Takes out the next whole line; false when there is none yet.</summary>
        public bool TryReadLine(out string line)
        {
            if (_lines.Count == 0)
            {
                Look();
            }
            line = _lines.Count > 0 ? _lines.Dequeue() : "";
            return line.Length > 0;
        }

        private void Look()
        {
            try
            {
                using (var file = new FileStream(
                    _path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete))
                {
                    Read(file);
                }
                Problem = "";
            }
            catch (Exception error) when (error is IOException
                || error is UnauthorizedAccessException)
            {
                Problem = $"{_path} cannot be read: {error.Message}";
            }
        }

        private void Read(FileStream file)
        {
            if (file.Length < _position) // it was emptied, or another took its place
            {
                _position = 0L;
                _unfinished.Clear();
                _decoder.Reset();
            }
            file.Seek(_position, SeekOrigin.Begin);
            var count = file.Read(_bytes, 0, _bytes.Length);
            _position += count;
            var length = _decoder.GetChars(_bytes, 0, count, _chars, 0);
            for (var i = 0; i < length; i++)
            {
                Take(_chars[i]);
            }
        }

        private void Take(char next)
        {
            if (next == '\n')
            {
                var line = _unfinished.ToString().Trim('\r', '\uFEFF', ' ');
                _unfinished.Clear();
                if (line.Length > 0)
                {
                    _lines.Enqueue(line);
                }
            }
            else if (_unfinished.Length < LargestLook)
            {
                _unfinished.Append(next);
            }
        }
    }
}
